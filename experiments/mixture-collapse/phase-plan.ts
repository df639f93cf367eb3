import type { Table } from '../../src/datasets/table.ts';
import { commonSpec } from '../../src/experiment/common-controls.ts';
import type { ControlValues } from '../../src/experiment/control.ts';
import type { Plan } from '../../src/experiment/experiment.ts';
import { normal, STREAM, Stream } from '../../src/information/random.ts';
import { InputError } from '../../src/input-error.ts';
import { sharedRows } from '../../src/models/share.ts';
import { objectiveSpec } from '../../src/objectives/objective-spec.ts';
import type { DataSpec, RunSpec } from '../../src/recording/spec.ts';
import { replicaDefaults } from './replica-defaults.ts';

/** The K and n of the diagram, as in the table of frequencies that EM is checked against. */
export const COMPONENTS = [2, 3, 5] as const;
export const SIZES = [10, 20, 50] as const;
/** Points of N(0, 1) of which each replica draws its few: so many that two replicas hardly share one. */
const POOL = 4096;
/** Replicas of each cell, optimizer steps and learning rate, unless set. */
const EACH = 48;
const STEPS = 2500;
const LEARNING_RATE = 0.01;

export interface PhaseStart {
  /** [component], units of the points. */
  means: number[];
  /** Of every component: the standard deviation of the replica's own points. */
  scale: number;
}

export interface PhaseFacts {
  show: 'phase';
  /** Replicas of each cell; of a run, replica r sees SIZES[r % 3] points. */
  each: number;
  /** True where the pool is N(0, 1), of which published frequencies are known. */
  normal: boolean;
}

/** Replicas of a cell, and how they are trained. */
export function phaseDefaults(values: ControlValues) {
  return replicaDefaults({ replicas: EACH, steps: STEPS, learningRate: LEARNING_RATE, records: 100 }, values);
}

/** One run a K, whose replicas see few points of their own, all starting broad: an optimizer that is not led to collapse. */
export function phasePlan(values: ControlValues, table: Table | null): Plan {
  const own = table?.own ? table : null;
  const data = pool(values, own);
  const each = values.isSet('replicas') ? values.number('replicas') : EACH;
  const replicas = each * SIZES.length;
  const sizes = Array.from({ length: replicas }, (_, replica) => SIZES[replica % SIZES.length]);
  const share = { kind: 'subset' as const, sizes };
  const common = commonSpec(values);
  const optimizer = values.isSet('learningRate')
    ? common.optimizer
    : { ...common.optimizer, learningRate: LEARNING_RATE };
  const steps = values.isSet('steps') ? common.steps : STEPS;
  const recordEvery = values.isSet('recordEvery') ? common.recordEvery : Number(phaseDefaults(values).recordEvery);
  const facts: PhaseFacts = { show: 'phase', each, normal: !own };
  const runs = COMPONENTS.map((K) => {
    const base = { seed: common.seed, data: { ...data, share } };
    const spec: RunSpec = {
      ...common,
      ...base,
      replicas,
      steps,
      recordEvery,
      optimizer,
      objective: objectiveSpec('cross-entropy'),
      model: { kind: 'mixture', components: K, dimension: 1, scaleFloor: 0 },
      population: null,
      initial: { kind: 'given', parameters: givenStarts(base, K, replicas) },
      tolerance: null,
      alsoEvaluate: [],
    };
    return { label: `K = ${K}`, spec };
  });
  return { runs, theory: [], facts, study: { rounds: COMPONENTS.length * replicas, round: 'fits by EM' } };
}

function pool(values: ControlValues, own: Table | null): DataSpec {
  if (!own) {
    const seed = values.number('seed');
    const train = Array.from({ length: POOL }, (_, i) => [normal(seed, STREAM.sample, 0, i)]);
    return { name: 'N(0, 1)', columns: ['y'], inputs: 0, train, heldOut: [] };
  }
  const most = Math.max(...SIZES);
  if (own.columns.length !== 1 || own.rows.length < most) {
    throw new InputError({
      what: `${own.name} does not make a phase diagram`,
      got: `${own.columns.length} columns, ${own.rows.length} rows`,
      expected: `one column of at least ${most} rows`,
      remedy: 'Choose a column with --columns, or leave --data out for samples of N(0, 1).',
    });
  }
  return { name: own.name, columns: own.columns, inputs: 0, train: own.rows, heldOut: [] };
}

/** Where a replica starts, under EM and under gradient descent alike: on K of its points, as broad as all of them. */
export function phaseStart(spec: Pick<RunSpec, 'data' | 'seed'>, K: number, replica: number): PhaseStart {
  const points = sharedRows(spec, replica).map(([y]) => y);
  const draw = new Stream(spec.seed, STREAM.initialise, replica);
  const left = points.slice();
  const means = Array.from({ length: K }, () => left.splice(draw.integer(left.length), 1)[0]);
  return { means, scale: deviation(points) };
}

/** The same in the model's coordinates: standardised by all rows of the pool. */
function givenStarts(spec: Pick<RunSpec, 'data' | 'seed'>, K: number, replicas: number): number[][] {
  const all = spec.data!.train.map(([y]) => y);
  const [centre, unit] = [all.reduce((sum, y) => sum + y, 0) / all.length, deviation(all)];
  return Array.from({ length: replicas }, (_, replica) => {
    const { means, scale } = phaseStart(spec, K, replica);
    const logScale = Math.log(scale / unit);
    return [...means.map(() => 0), ...means.map((mean) => (mean - centre) / unit), ...means.map(() => logScale)];
  });
}

function deviation(values: readonly number[]): number {
  const mean = values.reduce((sum, v) => sum + v, 0) / values.length;
  return Math.sqrt(values.reduce((sum, v) => sum + (v - mean) ** 2, 0) / values.length);
}
