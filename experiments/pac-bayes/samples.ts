import { normal, STREAM, uniform } from '../../src/information/random.ts';
import { featuresOf } from './features.ts';
import { type Population, truth } from './population.ts';

/** N examples: x [example], φ(x) [example × feature] and y [example]. */
export interface Sample {
  x: Float64Array;
  features: Float64Array;
  y: Float64Array;
}

/** Three keys an example, and room for 2²² examples before the next sample of a replica. */
const KEYS = 3;
const NEXT = 2 ** 24;

export interface SampleKey {
  seed: number;
  replica: number;
  /** 0 to train on, 1 held out. */
  which: 0 | 1;
  examples: number;
  frequencies: number;
}

/** A replica's sample from the population; `like`: one with the same x, whose features are then shared. */
export function drawSample(
  { noise, randomLabels }: Population,
  { seed, replica, which, examples, frequencies }: SampleKey,
  like: Sample | null = null,
): Sample {
  const draw = (i: number, index: number) =>
    2 * uniform(seed, STREAM.sample, replica, which * NEXT + KEYS * i + index) - 1;
  const x = like?.x ?? Float64Array.from({ length: examples }, (_, i) => draw(i, 0));
  const y = x.map((own, i) => {
    const from = randomLabels ? draw(i, 2) : own;
    return truth(from) + noise * normal(seed, STREAM.sample, replica, which * NEXT + KEYS * i + 1);
  });
  return { x, y, features: like?.features ?? featuresOfAll(x, frequencies) };
}

function featuresOfAll(x: Float64Array, frequencies: number): Float64Array {
  const count = 1 + 2 * frequencies;
  const all = new Float64Array(x.length * count);
  for (const [i, each] of x.entries()) all.set(featuresOf(each, frequencies), i * count);
  return all;
}
