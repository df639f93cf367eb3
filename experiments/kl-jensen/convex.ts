/** A function that is strictly convex for x > 0. */
export interface ConvexFunction {
  label: string;
  value(x: number): number;
  /** The least second derivative on [a, b]. */
  leastCurvature(a: number, b: number): number;
}

export const CONVEX: Readonly<Record<string, ConvexFunction>> = {
  'minus-log': { label: '−ln x', value: (x) => -Math.log(x), leastCurvature: (_, b) => 1 / (b * b) },
  'x-log-x': { label: 'x ln x', value: (x) => x * Math.log(x), leastCurvature: (_, b) => 1 / b },
  square: { label: 'x²', value: (x) => x * x, leastCurvature: () => 2 },
  exponential: { label: 'e^x', value: Math.exp, leastCurvature: (a) => Math.exp(a) },
  reciprocal: { label: '1/x', value: (x) => 1 / x, leastCurvature: (_, b) => 2 / b ** 3 },
};

/** A chord of f from `left` to `right`, and a point of it: `weight` is the share of `right`. */
export interface Chord {
  convex: string;
  left: number;
  right: number;
  weight: number;
}

/** E x, f(E x) and E f(x) for x = left with probability 1 − weight and right with probability weight. */
export function jensen({ convex, left, right }: Chord, weight: number): { mean: number; curve: number; chord: number } {
  const { value } = CONVEX[convex];
  const mean = (1 - weight) * left + weight * right;
  return { mean, curve: value(mean), chord: (1 - weight) * value(left) + weight * value(right) };
}

/** E f(x) − f(E x). */
export function jensenGap(chord: Chord, weight = chord.weight): number {
  const { curve, chord: height } = jensen(chord, weight);
  return height - curve;
}

/** The least that the gap can be: ½ weight (1 − weight) (right − left)² min f″. */
export function leastGap({ convex, left, right }: Chord, weight: number): number {
  const [a, b] = [Math.min(left, right), Math.max(left, right)];
  return 0.5 * weight * (1 - weight) * (b - a) ** 2 * CONVEX[convex].leastCurvature(a, b);
}
