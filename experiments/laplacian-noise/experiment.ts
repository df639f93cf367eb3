import { commonSpec } from '../../src/experiment/common-controls.ts';
import type { Experiment, PlannedRun } from '../../src/experiment/experiment.ts';
import { objectiveSpec } from '../../src/objectives/objective-spec.ts';
import { short } from '../measure.ts';
import { regressionData } from '../regression/data.ts';
import { chosenDataset, chosenPolynomial, levelsDegree } from '../regression/data-controls.ts';
import { featuresOf, type Regression, theoryLines } from '../regression/facts.ts';
import { readScales } from '../regression/scales-control.ts';
import { claims } from './claims.ts';
import { controls, readQuantiles } from './controls.ts';
import { laplacianFacts } from './facts.ts';
import { figures, quantities } from './figures.ts';
import { guide } from './guide.ts';
import { chosenRow } from './outlier.ts';
import { study, studyRounds } from './study.ts';

export const laplacianNoise: Experiment = {
  id: 'laplacian-noise',
  group: 'Noise',
  title: 'Laplacian noise',
  question: 'How much may one point say?',
  setUp:
    'One row is moved far off, and the same line learns the data by squared error, by absolute error, by Laplacian likelihood, and by the pinball loss for other quantiles than the median.',
  source:
    'McAllester, Some Information Theory (TTIC 31230): Continuous Densities; Koenker & Bassett, Regression Quantiles (1978); Huber & Ronchetti, Robust Statistics, §1.4',
  controls,
  dataset: chosenDataset,
  defaults: levelsDegree,

  plan(values, table) {
    const { spec, points } = regressionData(values, table);
    const body = chosenPolynomial(values);
    const taus = readQuantiles(values.text('taus'));
    const { data, ...facts } = laplacianFacts(spec, body, {
      row: chosenRow(values.number('row'), featuresOf(spec, body)),
      shares: values.number('outlier'),
      taus,
    });
    const scales = readScales(values.text('scales')).map((share) => share * facts.deviation);
    const run = (
      label: string,
      objective: PlannedRun['spec']['objective'],
      noise: Regression['noise'],
    ): PlannedRun => ({
      label,
      spec: {
        ...commonSpec(values),
        objective,
        model: { kind: 'regression', inputs: data.inputs, outputs: 1, body, noise },
        data,
        population: null,
        initial: { kind: 'prior', spread: 1 },
        alsoEvaluate: [],
      },
    });
    const none = { kind: 'none' } as const;
    const laplacian = objectiveSpec('laplacian-nll');
    const runs = [
      run('L2 distortion', objectiveSpec('l2'), none),
      run('L1 distortion', objectiveSpec('l1'), none),
      run('Laplacian noise, σ learned', laplacian, { kind: 'learned' }),
      ...taus.map((tau) => run(`Pinball, τ = ${tau}`, objectiveSpec('pinball', { tau }), none)),
      ...scales.map((scale) => run(`Laplacian noise, σ = ${short(scale)}`, laplacian, { kind: 'fixed', scale })),
    ];
    const theory = theoryLines(
      runs.map(({ spec: { objective } }) => (objective.id === 'pinball' ? '' : objective.id)),
      facts,
      runs.map(({ spec: { model } }) =>
        model.kind === 'regression' && model.noise.kind === 'fixed' ? model.noise.scale : null,
      ),
    );
    const { row: index, shares } = facts.outlier;
    return {
      runs,
      theory,
      facts,
      points: shares === 0 ? points : { ...points, moved: { index, row: spec.train[index] } },
      study: { rounds: studyRounds(facts), round: 'exact fits' },
    };
  },

  study,
  claims,
  quantities,
  figures,
  guide,
};
