import type { Table } from '../../src/datasets/table.ts';
import type { ControlValues } from '../../src/experiment/control.ts';
import type { Plan, PlannedRun } from '../../src/experiment/experiment.ts';
import type { OptimizerSpec, RunSpec } from '../../src/recording/spec.ts';
import { OptimizerSpec as OptimizerSchema } from '../../src/recording/spec.ts';
import { likelihoodSpec } from './collapse-plan.ts';
import { densityData } from './data.ts';
import { type DataFacts, dataFacts } from './theory.ts';

/** One component on a point and one for all the others. */
const ALONE = 2;
const BROAD = 1;
/** So narrow that no other point pulls at the mean, not even by rounding: it stays on its point, bit for bit. */
const ISOLATED = 1e-3;
const STEPS = 2000;

export interface RatesFacts extends DataFacts {
  show: 'rates';
  /** Of each planned run: does its component start too narrow to be nudged? */
  isolated: boolean[];
  /** By hand. */
  edited: boolean;
}

/** Steps of each run, and from one record to the next. */
export function ratesDefaults(values: ControlValues): Record<'steps' | 'recordEvery', string> {
  const steps = values.isSet('steps') ? values.number('steps') : STEPS;
  return { steps: String(STEPS), recordEvery: String(Math.max(1, Math.round(steps / 400))) };
}

/** The same collapse under SGD and Adam, and under an Adam whose steps are too large for it. */
export function ratesPlan(values: ControlValues, table: Table | null): Plan {
  const { data, points } = densityData(values, table);
  const base = { ...likelihoodSpec(values, data, true, 0), schedule: 'constant' as const, tolerance: null };
  const steps = values.isSet('steps') ? base.steps : STEPS;
  const recordEvery = values.isSet('recordEvery') ? base.recordEvery : Number(ratesDefaults(values).recordEvery);
  const run = (label: string, optimizer: OptimizerSpec, part: Partial<RunSpec>): PlannedRun => ({
    label,
    spec: { ...base, steps, recordEvery, batch: 'full', optimizer, ...part },
  });
  const alone: Partial<RunSpec> = {
    model: { kind: 'mixture', components: ALONE, dimension: data.columns.length as 1 | 2, scaleFloor: 0 },
    initial: { kind: 'data-points', scales: [ISOLATED, BROAD] },
  };
  const [sgd, adam] = (['sgd', 'adam'] as const).map(
    (kind) => (learningRate: number) => OptimizerSchema.parse({ kind, learningRate }),
  );
  const facts: RatesFacts = {
    show: 'rates',
    ...dataFacts(data),
    edited: points.edits !== null,
    isolated: [true, true, false],
  };
  return {
    runs: [
      run('SGD, rate .1', sgd(0.1), alone),
      run('Adam, rate .01', adam(0.01), alone),
      // The lesson's own start, where other points nudge the means.
      run('Adam, rate .1', adam(0.1), {}),
    ],
    theory: [],
    facts,
    points,
  };
}
