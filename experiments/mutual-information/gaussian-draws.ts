import { hash4, normalFromWords, STREAM } from '../../src/information/random.ts';

/** The replica of the generator that each purpose draws from, so that none sees another's draws. */
export const KEY = { train: 0, heldOut: 1, fresh: 2, critics: 1000, sweep: 10_000, channels: 1_000_000 } as const;

/** n draws of a pair, x and y [example × dimension]. */
export interface Draws {
  n: number;
  x: Float64Array;
  y: Float64Array;
}

export interface Correlated {
  seed: number;
  /** Correlation of each coordinate of y with the same coordinate of x; all else is independent. */
  rho: number;
  dimensions: number;
}

const words = new Uint32Array(4);

/** x ~ N(0, 1) and y = ρx + √(1 − ρ²)·ε in each coordinate. */
export function correlatedDraws({ seed, rho, dimensions }: Correlated, key: number, n: number): Draws {
  const [x, y] = [new Float64Array(n * dimensions), new Float64Array(n * dimensions)];
  const rest = Math.sqrt(1 - rho * rho);
  for (let i = 0; i < x.length; i++) {
    hash4(seed, STREAM.sample, key, i, words);
    x[i] = normalFromWords(words[0], words[1]);
    y[i] = rho * x[i] + rest * normalFromWords(words[2], words[3]);
  }
  return { n, x, y };
}

/** The same pairs with each y beside the next draw's x, which says nothing about it. */
export function mismatched({ n, x, y }: Draws): Draws {
  const d = x.length / n;
  const next = new Float64Array(x.length);
  next.set(x.subarray(d));
  next.set(x.subarray(0, d), x.length - d);
  return { n, x: next, y };
}

/** As rows of a data spec: x₁ … x_d, y₁ … y_d. */
export function asRows({ n, x, y }: Draws): number[][] {
  const d = x.length / n;
  return Array.from({ length: n }, (_, i) => [...x.subarray(i * d, (i + 1) * d), ...y.subarray(i * d, (i + 1) * d)]);
}

/** I(x; y) of a correlated Gaussian: −½ ln(1 − ρ²) a dimension. Cover & Thomas (8.54). */
export function gaussianInformation({ rho, dimensions }: Pick<Correlated, 'rho' | 'dimensions'>): number {
  return -0.5 * dimensions * Math.log1p(-rho * rho);
}

/** Standard deviation of ln p(y|x)/p(y) of one draw: |ρ|√d. */
export function informationDeviation({ rho, dimensions }: Pick<Correlated, 'rho' | 'dimensions'>): number {
  return Math.abs(rho) * Math.sqrt(dimensions);
}
