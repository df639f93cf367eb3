import * as tf from '@tensorflow/tfjs';
import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import '@tensorflow/tfjs-backend-webgpu';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Backend } from '../backends/backend.ts';
import { openTestBackend } from '../backends/testing.ts';
import { patchWebgpuKernels } from './patches.ts';

/** tfjs's own kernels, taken before anything is opened. */
const originals = new Map(tf.getKernelsForBackend('webgpu').map((config) => [config.kernelName, config]));

let backend: Backend;
beforeAll(async () => {
  backend = await openTestBackend('webgpu');
});
afterAll(() => backend.dispose());

/** Runs with one of tfjs's own kernels in the place of ours. */
function withOriginal<T>(kernelName: string, body: () => T): T {
  const patched = tf.getKernel(kernelName, 'webgpu');
  tf.registerKernel(originals.get(kernelName)!);
  try {
    return body();
  } finally {
    tf.registerKernel(patched);
  }
}

const read = async (tensor: tf.Tensor) => [...(await backend.guard(tensor.data()))];
const { NaN: nan, POSITIVE_INFINITY: inf } = Number;

test('patching again replaces nothing', () => {
  const before = tf.getKernel(tf.AddN, 'webgpu');
  patchWebgpuKernels();
  expect(tf.getKernel(tf.AddN, 'webgpu')).toBe(before);
  expect(before).not.toBe(originals.get(tf.AddN));
});

test('a reversed cumsum is right at its second length', async () => {
  const sums = (n: number, exclusive: boolean) => tf.cumsum(tf.ones([2, n]), 1, exclusive, true);
  await read(withOriginal(tf.Cumsum, () => sums(3, false)));
  expect((await read(withOriginal(tf.Cumsum, () => sums(5, false)))).slice(0, 5)).not.toEqual([5, 4, 3, 2, 1]);
  for (const n of [3, 5, 4]) {
    const counted = Array.from({ length: n }, (_, i) => n - i);
    expect(await read(sums(n, false))).toEqual([...counted, ...counted]);
    const exclusive = counted.map((value) => value - 1);
    expect(await read(sums(n, true))).toEqual([...exclusive, ...exclusive]);
  }
});

test('a reversed cumprod is right at its second length', async () => {
  for (const n of [3, 5]) {
    const powers = Array.from({ length: n }, (_, i) => 2 ** (n - i));
    expect(await read(tf.cumprod(tf.fill([n], 2), 0, false, true))).toEqual(powers);
  }
});

test('the gradient of prod, which runs cumprod backwards, is right at its second length', async () => {
  await read(tf.grad((x) => tf.prod(x))(tf.tensor1d([2, 3])));
  expect(await read(tf.grad((x) => tf.prod(x))(tf.tensor1d([2, 3, 5, 7])))).toEqual([105, 70, 42, 30]);
});

test.each([1, 2, 11, 12, 13, 22, 23, 60])('addN of %i terms', async (n) => {
  const sum = tf.addN(Array.from({ length: n }, (_, i) => tf.fill([4], i + 1)));
  expect(await read(sum)).toEqual(Array(4).fill((n * (n + 1)) / 2));
});

test('tfjs binds all terms of addN at once, more than a shader may', async () => {
  const { device } = backend;
  device!.pushErrorScope('validation');
  const n = device!.limits.maxStorageBuffersPerShaderStage;
  const terms = Array.from({ length: n }, () => tf.ones([4]));
  const sum = withOriginal(tf.AddN, () => tf.addN(terms));
  const values = await sum.data();
  expect((await device!.popErrorScope())?.message).toMatch(/number of storage buffers/);
  expect(values[0]).not.toBe(n);
});

describe('softmax', () => {
  const row = [1 / (1 + Math.E), Math.E / (1 + Math.E)];
  const last = () => {
    const rows = 70_000;
    return tf.tidy(() => tf.slice(tf.softmax(tf.mul(tf.ones([rows, 2]), tf.tensor1d([0, 1]))), [rows - 1, 0], [1, 2]));
  };

  // tfjs's own gives .5 for .731 there, after 20 s on SwiftShader: measured once, not run here.
  test('is right in row 70,000', async () => {
    const found = await read(last());
    expect(found[0]).toBeCloseTo(row[0], 6);
    expect(found[1]).toBeCloseTo(row[1], 6);
  });

  test('is NaN in the whole row, and in no other', async () => {
    const both = () =>
      tf.softmax(
        tf.tensor2d([
          [nan, 1, 2],
          [0, 0, 0],
        ]),
      );
    expect((await read(withOriginal(tf.Softmax, both))).slice(0, 3)).not.toEqual([nan, nan, nan]);
    const found = await read(both());
    expect(found.slice(0, 3)).toEqual([nan, nan, nan]);
    for (const value of found.slice(3)) expect(value).toBeCloseTo(1 / 3, 6);
  });
});

describe('reductions of short rows', () => {
  const shape = [3, 4, 5];
  const numbers = Array.from({ length: 60 }, (_, i) => Math.fround(Math.sin(3 * i + 1)));
  const reductions = {
    Sum: [tf.sum, (row: number[]) => row.reduce((sum, x) => sum + x, 0)],
    Mean: [tf.mean, (row: number[]) => row.reduce((sum, x) => sum + x, 0) / row.length],
    Max: [tf.max, (row: number[]) => Math.max(...row)],
    Min: [tf.min, (row: number[]) => Math.min(...row)],
  } as const;
  const reductionNames = Object.keys(reductions) as (keyof typeof reductions)[];

  test.each(
    reductionNames.flatMap((name) =>
      [[0], [1], [2], [-1], [0, 1], [2, 1], [0, 2], [0, 1, 2]].map((axes) => [name, axes] as const),
    ),
  )('%s over axes %j', async (name, axes) => {
    const [operation, exact] = reductions[name];
    const reduced = axes.map((axis) => (axis + 3) % 3);
    const rows = new Map<string, number[]>();
    numbers.forEach((x, i) => {
      const index = [Math.floor(i / 20), Math.floor(i / 5) % 4, i % 5];
      const key = index.filter((_, axis) => !reduced.includes(axis)).join();
      rows.set(key, [...(rows.get(key) ?? []), x]);
    });
    const expected = [...rows.values()].map(exact);
    for (const keepDims of [false, true]) {
      const result = operation(tf.tensor(numbers, shape), [...axes], keepDims);
      expect(result.shape).toEqual(
        shape
          .map((n, axis) => (reduced.includes(axis) ? 1 : n))
          .filter((_, axis) => keepDims || !reduced.includes(axis)),
      );
      const found = await read(result);
      expect(found).toHaveLength(expected.length);
      found.forEach((x, i) => {
        expect(x).toBeCloseTo(expected[i], 5);
      });
    }
  });

  test.each(reductionNames)('%s agrees with tfjs on infinities and NaN, which lies anywhere', async (name) => {
    const compute = () =>
      reductions[name][0](
        tf.tensor2d([
          [nan, 1, 2],
          [1, nan, 2],
          [1, 2, nan],
          [inf, 1, 2],
          [1, -inf, 2],
          [-inf, -inf, -inf],
        ]),
        1,
      );
    const found = await read(compute());
    expect(found.slice(0, 3)).toEqual([nan, nan, nan]);
    expect(found.slice(3)).toEqual((await read(withOriginal(name, compute))).slice(3));
  });

  test.each([1, 63, 64, 65, 300])('rows of %i, in one session', async (n) => {
    expect(await read(tf.sum(tf.ones([130, n]), 1))).toEqual(Array(130).fill(n));
    expect(await read(tf.sum(tf.ones([n, 130]), 0))).toEqual(Array(130).fill(n));
  });

  test('are one invocation each, where tfjs takes a workgroup', async () => {
    const run = vi.spyOn(tf.backend() as WebGPUBackend, 'runWebGPUProgram');
    const groups = (original: boolean) => {
      run.mockClear();
      const compute = () => tf.sum(tf.ones([6400, 3]), 1);
      (original ? withOriginal(tf.Sum, compute) : compute()).dispose();
      return run.mock.calls.at(-1)![0].dispatch[0];
    };
    expect(groups(true)).toBe(6400);
    expect(groups(false)).toBe(100);
    run.mockRestore();
  });

  test('a float32 tensor in the buffer of a cast bool', async () => {
    expect(await read(tf.sum(tf.cast(tf.greater(tf.tensor1d([1, 2, 3]), tf.scalar(1)), 'float32')))).toEqual([2]);
    expect(await read(tf.exp(tf.cast(tf.greater(tf.tensor1d([1, 2]), tf.scalar(2)), 'float32')))).toEqual([1, 1]);
  });

  test('int32 is left to tfjs', async () => {
    expect(await read(tf.sum(tf.tensor1d([1, 2, 3], 'int32')))).toEqual([6]);
  });
});

const unary = {
  Exp: [tf.exp, Math.exp],
  Log: [tf.log, Math.log],
  Expm1: [tf.expm1, Math.expm1],
  Log1p: [tf.log1p, Math.log1p],
  Sigmoid: [tf.sigmoid, (x: number) => 1 / (1 + Math.exp(-x))],
  Softplus: [tf.softplus, (x: number) => Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)))],
  Tanh: [tf.tanh, Math.tanh],
} as const;
type Unary = keyof typeof unary;
const names = Object.keys(unary) as Unary[];

test.each(names)('%s of NaN is NaN, whatever its sign and payload', async (name) => {
  const bits = new Uint32Array([0x7fc00000, 0xffc00000, 0x7f800001, 0x7fffffff]);
  const found = await read(unary[name][0](tf.tensor1d(new Float32Array(bits.buffer))));
  expect(found).toEqual([nan, nan, nan, nan]);
});

test.each(['Exp', 'Log', 'Sigmoid', 'Softplus'] as const)('tfjs may lose the NaN of %s', async (name) => {
  const found = await read(withOriginal(name, () => unary[name][0](tf.tensor1d([nan]))));
  if (backend.adapter.includes('SwiftShader')) expect(found).not.toEqual([nan]);
});

test.each(names)('%s at 0 and ±∞', async (name) => {
  const [operation, exact] = unary[name];
  const points = [0, -inf, inf];
  expect(await read(operation(tf.tensor1d(points)))).toEqual(points.map((point) => Math.fround(exact(point))));
});

test('log is NaN below 0 and log1p is −∞ at −1', async () => {
  expect(await read(tf.log(tf.tensor1d([-1, -1e-30])))).toEqual([nan, nan]);
  expect(await read(tf.log1p(tf.tensor1d([-1, -1.5])))).toEqual([-inf, nan]);
});

/** Relative errors at magnitudes from 1e−9 to 30, both signs where the function is defined. */
async function largestError(name: Unary, original = false): Promise<number> {
  const [operation, exact] = unary[name];
  const magnitudes = Array.from({ length: 400 }, (_, i) => 1e-9 * 3e10 ** (i / 399));
  const domain = { Log: 0, Log1p: -0.999 }[name as string] ?? -inf;
  const points = Float32Array.from([...magnitudes, ...magnitudes.map((m) => -m)].filter((x) => x > domain));
  const compute = () => operation(tf.tensor1d(points));
  const found = await read(original ? withOriginal(name, compute) : compute());
  // Near its zero at 1, the logarithm's error is counted absolutely.
  const errors = found.map((value, i) => {
    const target = exact(points[i]);
    return Math.abs(value - target) / (name === 'Log' ? Math.max(Math.abs(target), 1) : Math.abs(target));
  });
  return Math.max(...errors);
}

test.each(names)('%s keeps its digits', async (name) => {
  expect(await largestError(name)).toBeLessThan(5e-6);
});

test.each([
  ['Expm1', 0.5],
  ['Log1p', 0.5],
  ['Softplus', 0.01],
  ['Tanh', 0.5],
] as const)('tfjs alone loses those of %s', async (name, error) => {
  expect(await largestError(name, true)).toBeGreaterThan(error);
});

test('one shader serves several shapes and ranks', async () => {
  for (const shape of [[], [3], [2, 130], [2, 3, 5], [1, 2, 3, 4]]) {
    const found = await read(tf.expm1(tf.fill(shape, 1e-4)));
    for (const value of found) expect(value / Math.expm1(1e-4)).toBeCloseTo(1, 6);
    expect(found).toHaveLength(tf.util.sizeFromShape(shape));
  }
});
