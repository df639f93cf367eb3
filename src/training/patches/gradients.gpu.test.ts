import * as tf from '@tensorflow/tfjs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Backend } from '../backends/backend.ts';
import { openTestBackend } from '../backends/testing.ts';
import { patchGradients } from './patches.ts';

/** tfjs's own, taken before anything is opened. */
const originals = [
  tf.Abs,
  tf.Cumsum,
  tf.Maximum,
  tf.Minimum,
  tf.Max,
  tf.Min,
  tf.Exp,
  tf.Tanh,
  tf.Sigmoid,
  tf.Softmax,
].map((kernelName) => tf.getGradient(kernelName));

function withOriginals<T>(body: () => T): T {
  for (const original of originals) tf.registerGradient(original);
  try {
    return body();
  } finally {
    patchGradients();
  }
}

describe.each(['cpu', 'webgpu'] as const)('gradients on %s', (kind) => {
  let backend: Backend;
  beforeAll(async () => {
    backend = await openTestBackend(kind);
  });
  afterAll(() => backend.dispose());

  const read = async (tensor: tf.Tensor) => [...(await backend.guard(tensor.data()))];
  const close = (found: number[], expected: number[]) => {
    expect(found).toHaveLength(expected.length);
    found.forEach((value, i) => {
      expect(value).toBeCloseTo(expected[i], 4);
    });
  };

  test('d|x| is 0 at 0', async () => {
    const slope = () => tf.grad((x) => tf.abs(x))(tf.tensor1d([-2, 0, 3]));
    expect(await read(withOriginals(slope))).toEqual([-1, -1, 1]);
    expect(await read(slope())).toEqual([-1, 0, 1]);
  });

  test.each([
    ['maximum', tf.maximum, [0, 0.5, 1]],
    ['minimum', tf.minimum, [1, 0.5, 0]],
  ] as const)('%s splits a tie evenly', async (_, operation, share) => {
    const shares = () => tf.grads((a, b) => operation(a, b))([tf.tensor1d([1, 2, 3]), tf.tensor1d([2, 2, 2])]);
    expect((await Promise.all(withOriginals(shares).map(read))).map((values) => values[1])).toEqual([1, 0]);
    expect(await Promise.all(shares().map(read))).toEqual([share, [...share].reverse()]);
  });

  test('maximum reduces the gradient of what it broadcast', async () => {
    const slopes = () => tf.grads((a, b) => tf.sum(tf.maximum(a, b)))([tf.tensor2d([[1, 2, 4]]), tf.scalar(2)]);
    expect(() => withOriginals(slopes)).toThrow(/does not match the shape of the input/);
    expect(await Promise.all(slopes().map(read))).toEqual([[0, 0.5, 1], [1.5]]);
  });

  test('maximum can be differentiated twice', async () => {
    const x = tf.tensor1d([-1, 2]);
    const second = tf.grad((z) => tf.grad((w) => tf.square(tf.maximum(w, tf.scalar(0))))(z))(x);
    expect(await read(second)).toEqual([0, 2]);
  });

  test.each([
    ['max', tf.max, [1, 3, 3]],
    ['min', tf.min, [5, 3, 3]],
  ] as const)('%s splits a tie evenly', async (_, operation, values) => {
    const shares = () => tf.grad((x) => operation(x, 0))(tf.tensor2d(values.map((value) => [value, 0])));
    expect(await read(withOriginals(shares))).toEqual([0, 1, 1, 1, 1, 1]);
    const third = Math.fround(1 / 3);
    close(await read(shares()), [0, third, 0.5, third, 0.5, third]);
    close(await read(tf.grad((x) => operation(x))(tf.tensor1d([...values]))), [0, 0.5, 0.5]);
  });

  test('cumsum along the first axis has its gradient the right way round', async () => {
    const weights = tf.tensor2d([
      [1, 2],
      [4, 8],
    ]);
    const slope = () => tf.grad((x) => tf.sum(tf.mul(tf.cumsum(x, 0), weights)))(tf.ones([2, 2]));
    expect(await read(withOriginals(slope))).not.toEqual([5, 10, 4, 8]);
    expect(await read(slope())).toEqual([5, 10, 4, 8]);
  });

  const x = 0.7;
  const tanh = Math.tanh(x);
  const sigmoid = 1 / (1 + Math.exp(-x));
  const slope = sigmoid * (1 - sigmoid);
  test.each([
    ['exp', tf.exp, Math.exp(x), Math.exp(x), Math.exp(x)],
    ['tanh', tf.tanh, tanh, 1 - tanh ** 2, -2 * tanh * (1 - tanh ** 2)],
    ['sigmoid', tf.sigmoid, sigmoid, slope, slope * (1 - 2 * sigmoid)],
    // The first of two: a sigmoid of twice x, as the second is −x.
    [
      'softmax',
      (z: tf.Tensor) => tf.slice(tf.softmax(tf.concat([z, tf.neg(z)])), 0, 1),
      ...((p) => [p, 2 * p * (1 - p), 4 * p * (1 - p) * (1 - 2 * p)] as const)(1 / (1 + Math.exp(-2 * x))),
    ],
  ] as const)('x·%s(x) has its second derivative', async (_, f, value, first, second) => {
    const product = (z: tf.Tensor) => tf.mul(z, f(z));
    const derivative = tf.grad(product);
    const twice = () => tf.grad(derivative)(tf.tensor1d([x]));
    const expected = 2 * first + x * second;
    close(await read(derivative(tf.tensor1d([x]))), [value + x * first]);
    expect(Math.abs((await read(withOriginals(twice)))[0] - expected)).toBeGreaterThan(0.05);
    close(await read(twice()), [expected]);
  });

  test('opening again changes nothing', async () => {
    const before = tf.getGradient(tf.Abs);
    patchGradients();
    expect(tf.getGradient(tf.Abs)).toBe(before);
  });
});
