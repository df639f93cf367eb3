import { commonSpec } from '../../src/experiment/common-controls.ts';
import type { Experiment, PlannedRun } from '../../src/experiment/experiment.ts';
import { objectiveSpec } from '../../src/objectives/objective-spec.ts';
import { findObjective } from '../../src/objectives/registry.ts';
import { parameterValues } from '../parameter-controls.ts';
import { claims } from './claims.ts';
import { controls } from './controls.ts';
import { guide } from './guide.ts';
import { PRESETS, readPopulation } from './population.ts';
import { populationFacts, theoryLines } from './theory.ts';

export const klAsymmetry: Experiment = {
  id: 'kl-asymmetry',
  group: 'Direction',
  title: 'KL asymmetry',
  question: 'Cover every mode, or seek one?',
  setUp:
    'One Gaussian Q is fitted to a population P with two modes, from many starts: once with P drawing the points, once with Q drawing them.',
  source:
    'McAllester, Some Information Theory (TTIC 31230): Asymmetry of KL Divergence; Bishop, Pattern Recognition and Machine Learning, §10.1.2',
  controls,
  dataset: () => null,

  plan(values) {
    const components = readPopulation(values.text('population')) ?? PRESETS[values.choice('preset')];
    const population = { kind: 'mixture' as const, components: [...components] };
    const objectives = values.choices('objective');
    const K = values.number('components');
    const facts = populationFacts(population, K, objectives.includes('reverse-kl'));
    const runs = objectives.map((id): PlannedRun => {
      const others = ['forward-kl', 'reverse-kl'].filter((other) => other !== id);
      return {
        label: findObjective(id).label,
        spec: {
          ...commonSpec(values),
          objective: objectiveSpec(id, parameterValues(id, values)),
          model: { kind: 'mixture', components: K, dimension: facts.mean.length as 1 | 2, scaleFloor: 0 },
          data: null,
          population,
          initial: { kind: 'prior', spread: values.number('spread') },
          alsoEvaluate: others.map((other) => objectiveSpec(other)),
        },
      };
    });
    return { runs, theory: theoryLines(objectives, facts), facts };
  },

  claims,
  guide,
};
