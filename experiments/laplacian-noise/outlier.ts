import { InputError } from '../../src/input-error.ts';
import type { DataSpec } from '../../src/recording/spec.ts';
import { leastAbsoluteDeviations } from '../../src/statistics/least-absolute-deviations.ts';
import { ordinaryLeastSquares } from '../../src/statistics/least-squares.ts';
import { leverages } from '../../src/statistics/leverage.ts';

/** "Infinitely" far, in standard deviations of y: six digits are left for what does not move. */
export const FAR = 1e6;

/** Fitted values [example] of least squares and of least absolute deviations. */
export function squaresFit(x: readonly (readonly number[])[], y: readonly number[]): number[] {
  const { residuals } = ordinaryLeastSquares(x, y);
  return y.map((value, i) => value - residuals[i]);
}

export function deviationsFit(x: readonly (readonly number[])[], y: readonly number[]): number[] {
  const { residuals } = leastAbsoluteDeviations(x, y);
  return y.map((value, i) => value - residuals[i]);
}

/**
 * Column `row` of the hat matrix H = X(XᵀX)⁻¹Xᵀ with an intercept: by how much least squares moves each fitted value for a
 * unit of y at that row. It is the fit to the targets that are 1 there and 0 elsewhere, since least squares is linear in y.
 */
export function hatColumn(x: readonly (readonly number[])[], row: number): number[] {
  return squaresFit(
    x,
    x.map((_, i) => (i === row ? 1 : 0)),
  );
}

/** The row that a reader named, from 1; 0: the one with the most leverage. Throws InputError. */
export function chosenRow(number: number, x: readonly (readonly number[])[]): number {
  if (number === 0) {
    const h = leverages(x);
    return h.reduce((best, value, i) => (value > h[best] ? i : best), 0);
  }
  if (number <= x.length) return number - 1;
  throw new InputError({
    what: 'There is no such row to move',
    got: number,
    expected: `0, or a row from 1 to ${x.length}`,
  });
}

/** The targets with those of some rows moved. */
export function moved(y: readonly number[], rows: ReadonlySet<number>, by: number): number[] {
  return y.map((value, i) => (rows.has(i) ? value + by : value));
}

export function withTargets(data: DataSpec, y: readonly number[]): DataSpec {
  return { ...data, train: data.train.map((row, i) => [...row.slice(0, data.inputs), y[i]]) };
}
