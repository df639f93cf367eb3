import type { Table } from '../../src/datasets/table.ts';
import { commonSpec } from '../../src/experiment/common-controls.ts';
import type { ControlValues } from '../../src/experiment/control.ts';
import type { Plan, PlannedRun } from '../../src/experiment/experiment.ts';
import { objectiveSpec } from '../../src/objectives/objective-spec.ts';
import type { DataSpec, InitialSpec, RunSpec } from '../../src/recording/spec.ts';
import { densityData } from './data.ts';
import { collapseFacts, theoryLines } from './theory.ts';

/** Scale of the components that are not to collapse, as a share of the data's standard deviation. */
const BROAD = 0.5;
/** Gradient norm of the finish where components start broad: at a stationary point there is something to claim. */
const TOLERANCE = 1e-8;

/** Maximum likelihood with scales free to shrink, and the same with a floor under every scale. */
export function collapsePlan(values: ControlValues, table: Table | null): Plan {
  const { data, points } = densityData(values, table);
  const own = table?.own === true;
  const onPoints = startsOnPoints(values, table);
  const several = values.number('components') > 1;
  const dives = onPoints && several && !own && values.choice('dataset') === 'galaxies' && isLongEnough(values);
  const facts = collapseFacts(data, {
    several,
    onPoints,
    sparse: onPoints && several && !own,
    dives,
    edited: own || points.edits !== null,
    floorShare: values.number('scaleFloor'),
  });
  const scaleFloor = facts.floor?.scale ?? 0;
  const run = (label: string, floor: number): PlannedRun => {
    const spec = likelihoodSpec(values, data, onPoints, floor);
    const tolerance = values.isSet('tolerance') || onPoints ? spec.tolerance : TOLERANCE;
    return { label, spec: { ...spec, tolerance } };
  };
  const runs = [run('Maximum likelihood', 0), ...(scaleFloor > 0 ? [run('With a scale floor', scaleFloor)] : [])];
  return { runs, theory: theoryLines(facts), facts, points };
}

/** Units of ln σ that Adam has to go for a loss to pass every bound, in all seeds that were tried. */
const LONG = 20;

function isLongEnough(values: ControlValues): boolean {
  const { optimizer, steps, schedule } = commonSpec(values);
  if (optimizer.kind !== 'adam' || schedule !== 'constant' || typeof optimizer.learningRate !== 'number') return false;
  return optimizer.learningRate * steps >= LONG;
}

/** Built-in data start on points, to collapse; a reader's own, and one Gaussian alone, as mixtures are fitted in earnest. */
export function startsOnPoints(values: ControlValues, table: Table | null): boolean {
  const start = values.choice('start');
  return start === 'on-points' || (start === 'auto' && table?.own !== true && values.number('components') > 1);
}

export function likelihoodSpec(values: ControlValues, data: DataSpec, onPoints: boolean, scaleFloor: number): RunSpec {
  return {
    ...commonSpec(values),
    objective: objectiveSpec('cross-entropy'),
    model: {
      kind: 'mixture',
      components: values.number('components'),
      dimension: data.columns.length as 1 | 2,
      scaleFloor,
    },
    data,
    population: null,
    initial: onPoints ? onPointsStart(values) : { kind: 'k-means++' },
    alsoEvaluate: [],
  };
}

/** Half of the components narrow enough to see one point each, the others broad; all on distinct training points. */
function onPointsStart(values: ControlValues): InitialSpec {
  const K = values.number('components');
  const narrow = Math.ceil(K / 2);
  const scales = Array.from({ length: K }, (_, k) => (k < narrow ? values.number('startScale') : BROAD));
  return { kind: 'data-points', scales };
}
