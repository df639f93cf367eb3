import { InputError } from '../input-error.ts';

/**
 * Standardised coordinates t = (y − centre) / scale, one pair a dimension. Models keep their parameters in these
 * coordinates, where gradient descent is well conditioned; formulas always see the data's own units.
 */
export interface Coordinates {
  readonly centre: Float64Array;
  readonly scale: Float64Array;
}

/** Mean and standard deviation (ddof 0) of each column. Throws an InputError where a column does not vary. */
export function standardise(rows: readonly (readonly number[])[], columns: readonly string[]): Coordinates {
  const d = columns.length;
  const centre = new Float64Array(d);
  const scale = new Float64Array(d);
  for (let j = 0; j < d; j++) {
    let sum = 0;
    for (const row of rows) sum += row[j];
    centre[j] = sum / rows.length;
    let squares = 0;
    for (const row of rows) squares += (row[j] - centre[j]) ** 2;
    scale[j] = Math.sqrt(squares / rows.length);
    if (!(scale[j] > 1e-12 * Math.abs(centre[j]))) {
      throw new InputError({
        what: `column "${columns[j]}" does not vary`,
        got: rows[0]?.[j],
        expected: 'at least two different values',
        remedy: 'Leave the column out.',
      });
    }
  }
  return { centre, scale };
}

/** No change of coordinates. */
export function identityCoordinates(dimension: number): Coordinates {
  return { centre: new Float64Array(dimension), scale: new Float64Array(dimension).fill(1) };
}
