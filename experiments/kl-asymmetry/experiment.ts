import { commonSpec } from '../../src/experiment/common-controls.ts';
import type { ControlValues } from '../../src/experiment/control.ts';
import type { Experiment, PlannedRun } from '../../src/experiment/experiment.ts';
import { foundRows } from '../../src/experiment/findings.ts';
import { objectiveSpec } from '../../src/objectives/objective-spec.ts';
import { competitors } from '../competitors.ts';
import { PRESETS, readPopulation } from '../population.ts';
import { claims } from './claims.ts';
import { controls } from './controls.ts';
import { guide } from './guide.ts';
import { SWEEP_ROUNDS, sweep } from './sweep.ts';
import { sweepFigures } from './sweep-figures.ts';
import { type Facts, pairSeparation, populationFacts, theoryLines } from './theory.ts';

/** Replicas in the plane, unless the reader says: an integral there has a hundred times as many nodes as on a line. */
const PLANE_REPLICAS = 4;

export const klAsymmetry: Experiment = {
  id: 'kl-asymmetry',
  group: 'Direction',
  title: 'KL asymmetry',
  question: 'Cover every mode, or seek one?',
  setUp:
    'One Gaussian Q is fitted to a population P of several modes, from many starts: once with P drawing the points, once with Q drawing them.',
  source:
    'McAllester, Some Information Theory (TTIC 31230): Asymmetry of KL Divergence; Bishop, Pattern Recognition and Machine Learning, §10.1.2',
  controls,
  dataset: () => null,
  defaults: (values): Record<string, string> =>
    isInPlane(populationOf(values)) ? { replicas: String(PLANE_REPLICAS) } : {},

  plan(values) {
    const population = populationOf(values);
    const competing = competitors(values, 'density');
    const objectives = competing.map(({ objective }) => objective.id);
    const K = values.number('components');
    const covariance = values.choice('covariance') as 'full' | 'diagonal';
    const diagonal = covariance === 'diagonal';
    const facts = populationFacts(population, K, { objectives, alpha: values.number('alpha'), diagonal });
    const inPlane = isInPlane(population);
    const common = {
      ...commonSpec(values),
      ...(inPlane && !values.isSet('replicas') ? { replicas: PLANE_REPLICAS } : {}),
    };
    const runs = competing.map(({ label, objective }): PlannedRun => {
      const others = ['forward-kl', 'reverse-kl'].filter((other) => other !== objective.id);
      return {
        label,
        spec: {
          ...common,
          objective,
          model: { kind: 'mixture', components: K, dimension: inPlane ? 2 : 1, scaleFloor: 0, covariance },
          data: null,
          population,
          initial: { kind: 'prior', spread: values.number('spread') },
          alsoEvaluate: others.map((other) => objectiveSpec(other)),
        },
      };
    });
    const study = { rounds: SWEEP_ROUNDS, round: 'batches of separations' };
    const plan = { runs, theory: theoryLines(objectives, facts), facts };
    return values.choice('sweep') === 'on' ? { ...plan, study } : plan;
  },

  study: sweep,
  claims,

  quantities({ findings }) {
    const located = {
      fold: 'Separation at the fold, σ trained',
      pitchfork: 'Separation at the pitchfork, σ held at 1',
      switch: 'Separation beyond which seeking is best',
    };
    return Object.entries(located).flatMap(([name, label]) => {
      const [found] = foundRows<'separation'>(findings, name);
      return found ? [{ name: `${name}Separation`, label, value: found.separation, unit: 'sd' }] : [];
    });
  },

  figures({ findings }, plan) {
    const run = plan.runs.findIndex(({ spec }) => spec.objective.id === 'reverse-kl');
    const { population } = plan.facts as Facts;
    return sweepFigures(findings, Math.max(0, run), population.kind === 'mixture' ? pairSeparation(population) : null);
  },
  guide,
};

function populationOf(values: ControlValues) {
  const components = readPopulation(values.text('population')) ?? PRESETS[values.choice('preset')];
  return { kind: 'mixture' as const, components: [...components] };
}

function isInPlane({ components }: ReturnType<typeof populationOf>): boolean {
  return components[0].mean.length === 2;
}
