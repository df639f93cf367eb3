import { commonSpec } from '../../src/experiment/common-controls.ts';
import type { Experiment, PlannedRun } from '../../src/experiment/experiment.ts';
import { objectiveSpec } from '../../src/objectives/objective-spec.ts';
import type { RunSpec } from '../../src/recording/spec.ts';
import { short } from '../measure.ts';
import { regressionData } from '../regression/data.ts';
import { chosenDataset, chosenPolynomial, levelsDegree } from '../regression/data-controls.ts';
import { type Regression, regressionFacts, targetsOf, theoryLines } from '../regression/facts.ts';
import { deviationOf } from '../regression/moments.ts';
import { readScales } from '../regression/scales-control.ts';
import { claims } from './claims.ts';
import { controls, NETWORK_TRAINING } from './controls.ts';
import { ENOUGH_HELD_OUT, ENOUGH_ROWS, type Facts, GAUSSIAN_RUNS, lineThroughFew } from './facts.ts';
import { fewPoints } from './few-points.ts';
import { figures, quantities } from './figures.ts';
import { guide } from './guide.ts';

/** A start near the mean: far off it, a scale that may differ from point to point first grows where the line is worst. */
const SCALE_SPREAD = 0.25;

export const gaussianNoise: Experiment = {
  id: 'gaussian-noise',
  group: 'Noise',
  title: 'Gaussian noise',
  question: 'What does a squared error believe about noise?',
  setUp:
    'A line learns the data by squared error and by Gaussian likelihood: with the noise scale held, learned, and a function of x. Beside them a network learns a few of the points, from a start and at a learning rate of its own, with a scale that may vanish on each.',
  source:
    'McAllester, Some Information Theory (TTIC 31230): Continuous Densities; Nix & Weigend, Estimating the Mean and Variance of the Target Probability Distribution (1994)',
  controls,
  dataset: chosenDataset,
  defaults: levelsDegree,

  plan(values, table) {
    const { spec: data, truth, points } = regressionData(values, table);
    const few = fewPoints(data, values.number('few'));
    const body = chosenPolynomial(values);
    const deviation = deviationOf(targetsOf(data));
    const scales = readScales(values.text('scales')).map((share) => share * deviation);
    const common = commonSpec(values);
    const network = {
      ...common,
      steps: values.isSet('steps') ? common.steps : NETWORK_TRAINING.steps,
      optimizer: values.isSet('learningRate')
        ? common.optimizer
        : { ...common.optimizer, learningRate: NETWORK_TRAINING.learningRate },
      // More examples than there are points is no minibatch of them.
      batch: 'full' as const,
    };
    const run = (
      label: string,
      objective: string,
      noise: Regression['noise'],
      other: Partial<RunSpec> = {},
    ): PlannedRun => ({
      label,
      spec: {
        ...common,
        objective: objectiveSpec(objective),
        model: { kind: 'regression', inputs: data.inputs, outputs: 1, body, noise },
        data,
        population: null,
        initial: { kind: 'prior', spread: 1 },
        alsoEvaluate: [],
        ...other,
      },
    });
    const hidden: Regression['body'] = { kind: 'mlp', hidden: [values.number('hidden')], activation: 'tanh' };
    const runs = [
      run('L2 distortion', 'l2', { kind: 'none' }),
      run('Gaussian noise, σ learned', 'gaussian-nll', { kind: 'learned' }),
      run(
        'Gaussian noise, σ(x)',
        'gaussian-nll',
        { kind: 'function' },
        { initial: { kind: 'prior', spread: SCALE_SPREAD } },
      ),
      run(
        `A network, σ(x), ${few.train.length} points`,
        'gaussian-nll',
        { kind: 'function' },
        {
          ...network,
          data: few,
          model: { kind: 'regression', inputs: data.inputs, outputs: 1, body: hidden, noise: { kind: 'function' } },
        },
      ),
      ...scales.map((scale) => run(`Gaussian noise, σ = ${short(scale)}`, 'gaussian-nll', { kind: 'fixed', scale })),
    ];
    const regression = regressionFacts(data, body, 0.5, truth);
    const facts: Facts = {
      ...regression,
      deviation,
      tooFew: regression.examples < ENOUGH_ROWS * (regression.parameters ?? 1),
      few: {
        examples: few.train.length,
        line: lineThroughFew(few),
        // With a bias, as many hidden units as points less one can give each point its own value.
        fits: values.number('hidden') + 1 >= few.train.length,
        isLesson: !table?.own && few.heldOut.length >= ENOUGH_HELD_OUT,
        edited: points.edits !== null,
      },
    };
    const theory = theoryLines(
      runs.map(({ spec }) => spec.objective.id),
      facts,
      [null, null, null, null, ...scales],
    ).filter(({ run: index }) => index !== GAUSSIAN_RUNS.ofX && index !== GAUSSIAN_RUNS.network);
    return { runs, theory, facts, points };
  },

  claims,
  quantities,
  figures,
  guide,
};
