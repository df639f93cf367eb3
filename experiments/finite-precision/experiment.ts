import { commonSpec } from '../../src/experiment/common-controls.ts';
import type { Experiment, PlannedRun } from '../../src/experiment/experiment.ts';
import { mixtureLayout } from '../../src/models/mixture/layout.ts';
import { objectiveSpec } from '../../src/objectives/objective-spec.ts';
import { short } from '../measure.ts';
import { claims } from './claims.ts';
import { chosenSource, controls } from './controls.ts';
import { figures, quantities } from './figures.ts';
import { guide } from './guide.ts';
import { sourceOf } from './source.ts';
import { study, studyRounds } from './study.ts';
import { type Facts, precisionFacts, theoryLines } from './theory.ts';
import { noisyDraws } from './trained.ts';

export const finitePrecision: Experiment = {
  id: 'finite-precision',
  group: 'Noise',
  title: 'Finite precision',
  question: 'How many bits are in a real number?',
  setUp:
    'A copy of y with noise σ tells of y as much as σ lets it: by quadrature, by the lecture’s approximation, by mixtures that learn the density of the copy, and in the bytes of a range coder.',
  formula: 'H_\\sigma(y) = I(y, y + \\sigma\\epsilon) \\approx h(y) - d\\log\\left(\\sigma\\sqrt{2\\pi e}\\right)',
  source:
    'McAllester, Some Information Theory (TTIC 31230): Finite Precision; Cover & Thomas, Elements of Information Theory, §8.3 and §10.1; Gish & Pierce, Asymptotically Efficient Quantizing (1968)',
  controls,
  dataset: () => null,

  plan(values) {
    const { name, spec: sourceSpec } = chosenSource(values);
    const source = sourceOf(sourceSpec);
    const components = values.number('components');
    const common = commonSpec(values);
    const facts: Facts = {
      name,
      seed: common.seed,
      replicas: common.replicas,
      draws: values.number('draws'),
      parameters: mixtureLayout(components, source.dimension).size,
      ...precisionFacts(sourceSpec, source, values.number('sigma'), components),
    };
    const columns = source.dimension === 1 ? ['y'] : ['y1', 'y2'];
    const runs = facts.trained.map(
      ({ sigma }, run): PlannedRun => ({
        label: `σ = ${short(sigma)}`,
        spec: {
          ...common,
          objective: objectiveSpec('cross-entropy'),
          // The noise itself is that broad: a narrower component could only be wrong.
          model: { kind: 'mixture', components, dimension: source.dimension, scaleFloor: sigma },
          data: {
            name: `${name}, noise ${short(sigma)}`,
            columns,
            inputs: 0,
            train: noisyDraws(source, sigma, facts.draws, common.seed, 2 * run),
            heldOut: noisyDraws(source, sigma, facts.draws, common.seed, 2 * run + 1),
          },
          population: null,
          initial: { kind: 'k-means++' },
          alsoEvaluate: [],
        },
      }),
    );
    return {
      runs,
      ...(sourceSpec.kind === 'mixture' ? { drawnFrom: sourceSpec } : {}),
      theory: theoryLines(facts),
      facts,
      study: { rounds: studyRounds(facts), round: 'values of σ, and codes' },
    };
  },

  study,
  claims,
  quantities,
  figures,
  guide,
};
