import type { Table } from '../../src/datasets/table.ts';
import { GaussianMixture } from '../../src/distributions/mixture.ts';
import { commonSpec } from '../../src/experiment/common-controls.ts';
import type { ControlValues } from '../../src/experiment/control.ts';
import type { Plan, PlannedRun, TheoryLine } from '../../src/experiment/experiment.ts';
import { objectiveSpec } from '../../src/objectives/objective-spec.ts';
import type { DataSpec, ObjectiveSpec, RunSpec } from '../../src/recording/spec.ts';
import { likelihoodSpec, startsOnPoints } from './collapse-plan.ts';
import { densityData } from './data.ts';
import { replicaDefaults } from './replica-defaults.ts';
import { type DataFacts, dataFacts, flooredBound, flooredWords, smallestDeviation } from './theory.ts';

/** Each step of the run with noise integrates over every point's own Gaussian: few replicas and steps, unless set. */
const REPLICAS = 4;
const STEPS = 1600;
const LEARNING_RATE = 0.006;
const SHARE = 0.2;

export interface RemediesFacts extends DataFacts {
  show: 'remedies';
  /** Of each planned run: what its loss cannot pass, nats; null without a remedy. */
  remedies: (Remedy | null)[];
  /** Width of a cell, units of y; null in two dimensions. */
  cell: number | null;
}

export interface Remedy {
  id: 'scale-floor' | 'noise' | 'saturation' | 'penalty';
  /** Why no loss is lower, in words. */
  why: string;
  floor: number;
}

/** Replicas, and how they are trained. */
export function remediesDefaults(values: ControlValues) {
  return replicaDefaults({ replicas: REPLICAS, steps: STEPS, learningRate: LEARNING_RATE, records: 200 }, values);
}

/** Maximum likelihood from one start, without a remedy and with four. */
export function remediesPlan(values: ControlValues, table: Table | null): Plan {
  const { data, points } = densityData(values, table);
  const facts = dataFacts(data);
  const d = facts.dimension;
  const share = values.number('scaleFloor') || SHARE;
  const scale = share * smallestDeviation(facts);
  const cell = scale * Math.sqrt(2 * Math.PI);
  const strength = share ** 2 / (2 * facts.examples);
  const base = baseSpec(values, data, startsOnPoints(values, table));
  const model = base.model as Extract<RunSpec['model'], { kind: 'mixture' }>;

  const planned: [PlannedRun, Remedy | null][] = [
    [{ label: 'Maximum likelihood', spec: base }, null],
    [
      { label: 'Scale floor', spec: { ...base, model: { ...model, scaleFloor: scale } } },
      { id: 'scale-floor', why: flooredWords(d), floor: flooredBound(scale, d) },
    ],
    // In the plane a point's Gaussian takes thousands of nodes, and there are as many Gaussians as points.
    ...(d === 1 ? [noisy(base, data, scale)] : []),
    [
      { label: 'Saturated', spec: { ...base, objective: saturated(cell ** d) } },
      { id: 'saturation', why: 'no cell is more than certain: log Δ', floor: d * Math.log(cell) },
    ],
    [
      { label: 'Penalty on scales', spec: { ...base, model: { ...model, scalePenalty: strength } } },
      { id: 'penalty', why: 'log σ + (λ/σ²)·log e at its lowest', floor: penalisedBound(facts, strength) },
    ],
  ];
  const remedies = planned.map(([, remedy]) => remedy);
  const theory = remedies.flatMap((remedy, run): TheoryLine[] =>
    remedy ? [{ label: remedy.why, kind: 'proved', value: remedy.floor, run }] : [],
  );
  const all: RemediesFacts = { show: 'remedies', ...facts, remedies, cell: d === 1 ? cell : null };
  return { runs: planned.map(([run]) => run), theory, facts: all, points };
}

function baseSpec(values: ControlValues, data: DataSpec, onPoints: boolean): RunSpec {
  const common = commonSpec(values);
  const steps = values.isSet('steps') ? common.steps : STEPS;
  return {
    ...likelihoodSpec(values, data, onPoints, 0),
    replicas: values.isSet('replicas') ? common.replicas : REPLICAS,
    steps,
    recordEvery: values.isSet('recordEvery') ? common.recordEvery : Number(remediesDefaults(values).recordEvery),
    optimizer: values.isSet('learningRate') ? common.optimizer : { ...common.optimizer, learningRate: LEARNING_RATE },
    tolerance: null,
  };
}

/**
 * Noise drawn anew for every look at a point is a population: a Gaussian around each point. The cross-entropy with it is
 * its entropy at least, and is that only where Q is that population itself. (Noise added once leaves a finite sample.)
 */
function noisy(base: RunSpec, { train }: DataSpec, scale: number): [PlannedRun, Remedy] {
  const components = train.map((mean) => ({ weight: 1 / train.length, mean, covariance: [[scale ** 2]] }));
  const spec: RunSpec = {
    ...base,
    objective: objectiveSpec('population-cross-entropy'),
    population: { kind: 'mixture', components },
  };
  const floor = new GaussianMixture(components).entropy().value;
  return [
    { label: 'Noise on the data', spec },
    { id: 'noise', why: 'entropy of the noisy points', floor },
  ];
}

/**
 * What a point costs when it is told to a cell only: −ln(cell · q), up to a certain cell, which costs nothing; in a density's
 * units, ln(cell) more. The cell's own probability is an integral of q, which a formula in log q cannot name: this one
 * agrees with it where q is flat over the cell and where q has all its mass there, and is bounded by the same number.
 */
function saturated(cell: number): ObjectiveSpec {
  return {
    id: 'custom',
    over: 'train',
    pays: 'softplus(-(logq + log(cell))) + log(cell)',
    parameters: { cell },
    nodes: 'drawer',
    unit: 'nats',
  };
}

/**
 * −ln q(y) is at least Σ_j ln(σ_j·√(2π)) of the component that is highest there, whose own part of the penalty is
 * Σ_j λ/(σ_j/s_j)²; each axis is lowest at σ_j = s_j·√(2λ).
 */
function penalisedBound({ covariance }: DataFacts, strength: number): number {
  return covariance.reduce(
    (sum, row, j) => sum + 0.5 * Math.log(row[j]) + 0.5 * Math.log(4 * Math.PI * strength) + 0.5,
    0,
  );
}
