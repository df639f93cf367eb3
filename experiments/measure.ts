import { superscript } from '../src/experiment/superscript.ts';

/** The largest badness over the items; NaN where one is. */
export function worst<Item>(items: readonly Item[], badness: (item: Item) => number): number {
  return Math.max(...items.map(badness));
}

/** Of these numbers, the one furthest from what is expected; NaN where one is. */
export function furthest(values: readonly number[], expected: number): number {
  return values.reduce((a, b) => (Number.isNaN(a) || Math.abs(b - expected) <= Math.abs(a - expected) ? a : b));
}

/** Is this value below what was lowest so far? A NaN is, and nothing is below it: no comparison may lose it. */
export function isLower(value: number, lowest: number): boolean {
  return !Number.isNaN(lowest) && !(value >= lowest);
}

/** The item of the lowest value; one of NaN, where there is one. */
export function lowestBy<Item>(items: readonly Item[], value: (item: Item) => number): Item {
  return items.reduce((lowest, item) => (isLower(value(item), value(lowest)) ? item : lowest));
}

/**
 * A number for a sentence: four significant digits, a whole number as it is; powers of ten beyond [1e-3, 1e6), as the page writes them; a
 * true minus.
 */
export function short(value: number): string {
  const rounded = Number.isInteger(value) && Math.abs(value) < 1e6 ? value : Number(value.toPrecision(4));
  const size = Math.abs(rounded);
  if (size === 0 || (size >= 1e-3 && size < 1e6) || !Number.isFinite(size)) return String(rounded).replace('-', '−');
  const [mantissa, exponent] = rounded.toExponential().split('e');
  return `${mantissa.replace('-', '−')}×10${superscript(Number(exponent))}`;
}

/** A count for a sentence: 16,384. */
export function count(n: number): string {
  return n.toLocaleString('en-GB');
}

/** "1 replica", "8 replicas". */
export function replicaCount(n: number): string {
  return n === 1 ? '1 replica' : `${count(n)} replicas`;
}

/** |Σ| of a 1 × 1 or 2 × 2 covariance. */
export function determinant(covariance: readonly (readonly number[])[]): number {
  const [[a, b = 0], [c, d] = [0, 1]] = covariance;
  return a * d - b * c;
}
