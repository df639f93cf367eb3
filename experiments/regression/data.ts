import { requireMagnitude, requireRows, requireVariation } from '../../src/datasets/requirements.ts';
import type { Table } from '../../src/datasets/table.ts';
import type { ControlValues } from '../../src/experiment/control.ts';
import { type EditablePoints, editedData } from '../../src/experiment/edited-data.ts';
import { normal, STREAM, uniform } from '../../src/information/random.ts';
import { InputError } from '../../src/input-error.ts';
import type { DataSpec } from '../../src/recording/spec.ts';

/** The line through 0 that drawn data lies around. */
export interface TrueLine {
  slope: number;
  /** Points were changed by hand since. */
  edited: boolean;
}

export interface RegressionData {
  spec: DataSpec;
  /** Known only where the data was drawn here, with outliers. */
  truth: TrueLine | null;
  points: EditablePoints;
}

/** `slope`: of the true line, where it is known. */
type Chosen = { spec: DataSpec; slope: number | null };

/** Outliers lie this many noise scales above the line. */
const OUTLIER_SCALES = 20;
/** Different x in the levels data: a parabola can give each its own prediction. */
const LEVELS = 3;

/** The chosen data, as edited by hand: the last column is the target y, the others are the inputs x. */
export function regressionData(controls: ControlValues, table: Table | null): RegressionData {
  const chosen = chosenData(controls, table);
  const { data: spec, points } = editedData(controls, chosen.spec);
  const { name, columns, train: rows } = spec;
  const used = { name, columns, rows, own: table?.own === true };
  requireVariation(used);
  requireMagnitude(used);
  requireRows(used, columns.length + 1, 'a line and its noise');
  const truth = chosen.slope === null ? null : { slope: chosen.slope, edited: points.edits !== null };
  return { spec, truth, points };
}

function chosenData(controls: ControlValues, table: Table | null): Chosen {
  if (!table) return controls.choice('dataset') === 'levels' ? drawLevels(controls) : drawOutliers(controls);
  const { name, columns, rows } = table;
  if (columns.length < 2) {
    throw new InputError({
      what: `A regression needs inputs and a target, and one column of ${name} is used`,
      got: columns.join(','),
      expected: 'two columns or more, the last of them the target',
      remedy: 'Name them: --columns x1,x2,y.',
    });
  }
  return { spec: { name, columns, inputs: columns.length - 1, train: rows, heldOut: [] }, slope: null };
}

/** y = slope·x + noise on an even grid of x in [0, 10]; the rightmost points are thrown upwards. */
function drawOutliers(controls: ControlValues): Chosen {
  const n = controls.number('examples');
  const [slope, spread, seed] = [controls.number('slope'), controls.number('spread'), controls.number('seed')];
  const thrown = Math.round(controls.number('outliers') * n);
  const train = Array.from({ length: n }, (_, i) => {
    const x = (10 * i) / (n - 1);
    const outlier = i >= n - thrown ? OUTLIER_SCALES * spread : 0;
    return [x, slope * x + spread * normal(seed, STREAM.sample, 0, i) + outlier];
  });
  return {
    spec: { name: 'outliers', columns: ['x', 'y'], inputs: 1, train, heldOut: [] },
    slope: thrown > 0 ? slope : null,
  };
}

/**
 * y = slope·x + spread·e with x = 0, 1, 2 in turn and e exponential: skewed, so that at each x mean (1) and median (ln 2) of
 * the noise part. As many rows at each x, an odd number, so that each has one median.
 */
function drawLevels(controls: ControlValues): Chosen {
  const rows = Math.max(3, Math.floor(controls.number('examples') / LEVELS));
  const each = rows % 2 === 1 ? rows : rows - 1;
  const [slope, spread, seed] = [controls.number('slope'), controls.number('spread'), controls.number('seed')];
  const train = Array.from({ length: LEVELS * each }, (_, i) => {
    const x = i % LEVELS;
    return [x, slope * x - spread * Math.log(uniform(seed, STREAM.sample, 0, i))];
  });
  return { spec: { name: 'levels', columns: ['x', 'y'], inputs: 1, train, heldOut: [] }, slope: null };
}
