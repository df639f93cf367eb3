import * as tf from '@tensorflow/tfjs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Backend } from '../training/backends/backend.ts';
import { openTestBackend } from '../training/backends/testing.ts';
import { logSumExp } from './log-sum-exp.ts';

describe.each(['cpu', 'webgpu'] as const)('logSumExp on %s', (kind) => {
  let backend: Backend;
  beforeAll(async () => {
    backend = await openTestBackend(kind);
  });
  afterAll(() => backend.dispose());

  const read = async (tensor: tf.Tensor) => [...(await backend.guard(tensor.data()))];
  const gradient = (rows: number[][]) => read(tf.grad((x) => tf.sum(logSumExp(x)))(tf.tensor2d(rows)));
  const { NaN: nan, POSITIVE_INFINITY: inf } = Number;

  test('is ln Σ eˣ over the last axis, without overflow, and its gradient is the softmax', async () => {
    const value = logSumExp(
      tf.tensor3d([
        [
          [Math.log(2), Math.log(6)],
          [1000, 1000],
        ],
        [
          [-500, -501],
          [-inf, 3],
        ],
      ]),
    );
    expect(value.shape).toEqual([2, 2]);
    const expected = [Math.log(8), 1000 + Math.log(2), -500 + Math.log1p(Math.exp(-1)), 3];
    (await read(value)).forEach((v, i) => {
      expect(v / expected[i]).toBeCloseTo(1, 6);
    });
    const softmax = [0.25, 0.75, 1 / (1 + Math.exp(-1)), 1 / (1 + Math.E), 0, 1];
    const found = await gradient([
      [Math.log(2), Math.log(6)],
      [-500, -501],
      [-inf, 3],
    ]);
    found.forEach((v, i) => {
      expect(v).toBeCloseTo(softmax[i], 5);
    });
  });

  test('is −∞ with gradient 0 where every term is −∞', async () => {
    expect(
      await read(
        logSumExp(
          tf.tensor2d([
            [-inf, -inf],
            [0, -inf],
          ]),
        ),
      ),
    ).toEqual([-inf, 0]);
    expect(
      await gradient([
        [-inf, -inf],
        [0, -inf],
      ]),
    ).toEqual([0, 0, 1, 0]);
  });

  test('is +∞ where a term is +∞, and the gradient is on that term', async () => {
    expect(await read(logSumExp(tf.tensor2d([[inf, 1, -inf]])))).toEqual([inf]);
    expect(await gradient([[inf, 1, -inf]])).toEqual([1, 0, 0]);
  });

  test.each([[[nan, 1]], [[1, nan]], [[nan, inf]], [[inf, nan]], [[nan, -inf]], [[-inf, nan]]])(
    'is NaN for %j',
    async (row) => {
      expect(await read(logSumExp(tf.tensor2d([row])))).toEqual([nan]);
      expect((await gradient([row])).some(Number.isNaN)).toBe(true);
    },
  );

  test('has a second derivative: the covariance of the softmax', async () => {
    const first = (x: tf.Tensor) => tf.slice(tf.grad((z) => logSumExp(z))(x), 0, 1);
    const found = await read(tf.grad((x) => tf.sum(first(x)))(tf.tensor1d([Math.log(2), Math.log(6)])));
    expect(found[0]).toBeCloseTo(0.25 * 0.75, 5);
    expect(found[1]).toBeCloseTo(-0.25 * 0.75, 5);
  });
});
