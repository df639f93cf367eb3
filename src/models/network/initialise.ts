import { STREAM, Stream } from '../../information/random.ts';
import type { ParameterLayout } from '../layout.ts';

/**
 * Writes one replica's start: weights N(0, 2/(fan in + fan out))·spread² (Glorot & Bengio 2010), biases 0, and a
 * learned log noise scale of 0: one standard deviation of the target.
 */
export function initialiseNetwork(
  spread: number,
  layout: ParameterLayout,
  seed: number,
  replica: number,
  theta: Float64Array,
): void {
  const draw = new Stream(seed, STREAM.initialise, replica);
  theta.fill(0);
  for (const { name, offset, size, shape } of layout.blocks) {
    if (!name.startsWith('weights')) continue;
    const deviation = spread * Math.sqrt(2 / (shape[0] + shape[1]));
    for (let i = 0; i < size; i++) theta[offset + i] = deviation * draw.normal();
  }
}
