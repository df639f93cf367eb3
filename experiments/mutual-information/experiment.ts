import { commonSpec } from '../../src/experiment/common-controls.ts';
import type { ControlValues } from '../../src/experiment/control.ts';
import type { Experiment, PlannedRun } from '../../src/experiment/experiment.ts';
import { networkLayout } from '../../src/models/network/layout.ts';
import { objectiveSpec } from '../../src/objectives/objective-spec.ts';
import type { ModelSpec } from '../../src/recording/spec.ts';
import { readJoint } from '../probability-tables.ts';
import { claims } from './claims.ts';
import { batchSize, controls } from './controls.ts';
import { figures, quantities } from './figures.ts';
import { asRows, correlatedDraws, type Draws, KEY, mismatched } from './gaussian-draws.ts';
import { guide } from './guide.ts';
import { JOINTS, jointFacts } from './joint.ts';
import { study, studyRounds } from './study.ts';
import { type Facts, gaussianEntropies, theoryLines } from './theory.ts';

/** Pairs on which the curves' held-out cross-entropies are taken. */
const HELD_OUT = 512;

export const mutualInformation: Experiment = {
  id: 'mutual-information',
  group: 'Information',
  title: 'Mutual information',
  question: 'What does x tell you about y?',
  setUp:
    'Two networks learn to predict y by cross-entropy, one from another’s x and one from its own: the first’s loss minus the second’s is what x tells. Beside them, three lower bounds are trained on the same draws.',
  formula: 'I(x,y) = H(y) - H(y|x) = \\mathrm{KL}\\big(P(x,y),\\,P(x)P(y)\\big)',
  source:
    'McAllester, Some Information Theory (TTIC 31230): Mutual Information; McAllester & Stratos, Formal Limitations on the Measurement of Mutual Information (2020); Cover & Thomas, Elements of Information Theory, §2.3',
  controls,
  dataset: () => null,

  plan(values) {
    const common = commonSpec(values);
    const batch = batchSize(values);
    const [rho, dimensions, draws] = ['rho', 'dimensions', 'draws'].map((name) => values.number(name));
    const model = modelOf(values, dimensions);
    const joint = readJoint(values.text('joint'), 'joint') ?? JOINTS[values.choice('preset')];
    const facts: Facts = {
      joint: jointFacts(joint),
      seed: common.seed,
      rho,
      dimensions,
      draws,
      batch,
      parameters: networkLayout(model).size,
      replicas: common.replicas,
      steps: common.steps,
      recordEvery: common.recordEvery,
      learningRate: values.number('learningRate'),
      cosine: common.schedule === 'cosine',
      ...gaussianEntropies(rho, dimensions),
    };
    const pairs = correlatedDraws(facts, KEY.train, draws);
    const heldOut = correlatedDraws(facts, KEY.heldOut, HELD_OUT);
    const columns = ['x', 'y'].flatMap((name) => Array.from({ length: dimensions }, (_, j) => `${name}${j + 1}`));
    const run = (label: string, name: string, seen: (pairs: Draws) => Draws): PlannedRun => ({
      label,
      spec: {
        ...common,
        batch,
        objective: objectiveSpec('gaussian-nll'),
        model,
        data: { name, columns, inputs: dimensions, train: asRows(seen(pairs)), heldOut: asRows(seen(heldOut)) },
        population: null,
        initial: { kind: 'prior', spread: 1 },
        alsoEvaluate: [],
      },
    });
    return {
      runs: [run('P(y), from another’s x', 'mismatched pairs', mismatched), run('P(y | x)', 'pairs', (seen) => seen)],
      theory: theoryLines(facts),
      facts,
      study: { rounds: studyRounds(facts), round: 'steps of the critics, channels and cells of the sweep' },
    };
  },

  study,
  claims,
  quantities,
  figures,
  guide,
};

function modelOf(values: ControlValues, dimensions: number): Extract<ModelSpec, { kind: 'regression' }> {
  return {
    kind: 'regression',
    inputs: dimensions,
    outputs: dimensions,
    body:
      values.choice('body') === 'mlp'
        ? { kind: 'mlp', hidden: [values.number('hidden')], activation: 'tanh' }
        : { kind: 'linear' },
    noise: { kind: 'learned' },
  };
}
