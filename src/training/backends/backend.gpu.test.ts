import * as tf from '@tensorflow/tfjs';
import { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import { afterEach, expect, test, vi } from 'vitest';
import type { Backend } from './backend.ts';
import { openBackend } from './backend.ts';
import { BackendError } from './backend-error.ts';
import { openNodeGpu } from './node.ts';
import { openTestBackend } from './testing.ts';

let backend: Backend;
afterEach(() => backend.dispose());

const webgpu = () => tf.backend() as WebGPUBackend;

/** A tfjs program with a body of one's own; `result` is its output. */
function program(userCode: string, size: number) {
  return {
    variableNames: ['x'],
    outputShape: [size],
    workgroupSize: [64, 1, 1] as [number, number, number],
    shaderKey: userCode,
    dispatchLayout: { x: [0] },
    dispatch: [1, 1, 1] as [number, number, number],
    size: true,
    getUserCode: () => userCode,
  };
}

function run(userCode: string, x: tf.Tensor): tf.Tensor {
  return tf.engine().makeTensorFromTensorInfo(webgpu().runWebGPUProgram(program(userCode, x.size), [x], 'float32'));
}

test('computes on the adapter that it names, by commands submitted to its own device', async () => {
  backend = await openTestBackend('webgpu');
  const submit = vi.spyOn(backend.device!.queue, 'submit');
  const product = tf.matMul(tf.ones([64, 32]), tf.fill([32, 16], 0.5));
  expect(await backend.guard(product.data())).toEqual(new Float32Array(64 * 16).fill(16));

  expect(submit).toHaveBeenCalled();
  expect(tf.getBackend()).toBe('webgpu');
  expect(tf.backend()).toBeInstanceOf(WebGPUBackend);
  expect(webgpu().device).toBe(backend.device);
  expect(backend.adapter).not.toBe('unnamed adapter');
  expect(backend.kind).toBe('webgpu');
});

test('even the sum of two scalars is computed on the device', async () => {
  backend = await openTestBackend('webgpu');
  const submit = vi.spyOn(backend.device!.queue, 'submit');
  expect(await backend.guard(tf.add(tf.scalar(1), tf.scalar(2)).data())).toEqual(new Float32Array([3]));
  expect(submit).toHaveBeenCalled();
});

test('has every limit that the adapter has', async () => {
  backend = await openTestBackend('webgpu');
  const { limits } = (await (await openNodeGpu())!.requestAdapter())!;
  expect(backend.device!.limits.maxStorageBuffersPerShaderStage).toBe(limits.maxStorageBuffersPerShaderStage);
  expect(backend.device!.limits.maxStorageBufferBindingSize).toBe(limits.maxStorageBufferBindingSize);
  expect(backend.device!.limits.maxComputeInvocationsPerWorkgroup).toBe(limits.maxComputeInvocationsPerWorkgroup);
  expect(backend.device!.limits.maxComputeWorkgroupStorageSize).toBe(limits.maxComputeWorkgroupStorageSize);
});

test('opens again after it was disposed of, and on cpu in between, and disposing is no loss', async () => {
  const sumOfSquares = () => tf.tidy(() => tf.sum(tf.square(tf.range(0, 100, 1, 'float32')))).data();
  backend = await openTestBackend('webgpu');
  const lost = vi.fn();
  backend.lost.then(lost);
  const [first] = await backend.guard(sumOfSquares());
  await expect(openTestBackend('webgpu')).rejects.toThrow('A backend is open already');
  await backend.dispose();
  expect(lost).not.toHaveBeenCalled();
  await backend.dispose(); // a second time: nothing happens

  backend = await openTestBackend('cpu');
  expect(tf.getBackend()).toBe('cpu');
  const [onCpu] = await backend.guard(sumOfSquares());
  await backend.dispose();

  backend = await openTestBackend('webgpu');
  const [second] = await backend.guard(sumOfSquares());
  expect([first, onCpu, second]).toEqual([328350, 328350, 328350]);
});

test('a lost device ends the reading under way and every later one with a sentence', async () => {
  backend = await openTestBackend('webgpu');
  const x = tf.ones([1024]);
  await backend.guard(tf.square(x).data());
  const reading = backend.guard(tf.square(x).data());
  backend.device!.destroy();
  await expect(reading).rejects.toThrow(BackendError);
  await expect(reading).rejects.toThrow(/^The GPU device was lost \(destroyed\): /);
  expect(await backend.lost).toMatch(/^The GPU device was lost \(destroyed\): /);
  expect(() => backend.throwIfFailed()).toThrow(BackendError);
  await expect(backend.guard(tf.square(x).data())).rejects.toThrow(/was lost/);
});

test('a reading that fails just before the loss is known, as in Chromium, fails with the loss', async () => {
  backend = await openTestBackend('webgpu');
  const unmapped = new Error('Buffer was unmapped before mapping was resolved.');
  await expect(backend.guard(Promise.reject(unmapped))).rejects.toBe(unmapped);
  const reading = backend.guard(Promise.reject(unmapped));
  backend.device!.destroy();
  await expect(reading).rejects.toThrow(/^The GPU device was lost/);
});

test('a shader that does not compile is an error, where tfjs alone returns stale memory', async () => {
  backend = await openTestBackend('webgpu');
  const x = tf.fill([64], 7);
  const stale = run('fn main(index : i32) { if (index < uniforms.size) { result[index] = 6.0 * x[index]; } }', x);
  expect((await backend.guard(stale.data()))[0]).toBe(42);
  stale.dispose();

  const y = run('fn main(index : i32) { if (index < uniforms.size) { result[index] = noSuchFunction(x[index]); } }', x);
  const reading = y.data();
  const guarded = backend.guard(reading);
  await expect(guarded).rejects.toThrow(BackendError);
  await expect(guarded).rejects.toThrow(/noSuchFunction/);
  expect((await reading)[0]).toBe(42); // what would have been believed
});

test('a buffer beyond the limits is an error', async () => {
  backend = await openTestBackend('webgpu');
  const { maxBufferSize } = backend.device!.limits;
  backend.device!.createBuffer({ size: maxBufferSize + 4, usage: GPUBufferUsage.STORAGE });
  await expect(backend.guard(tf.square(tf.ones([4])).data())).rejects.toThrow(/^The GPU refused a command/);
});

test('auto leaves a software adapter alone and says why', async () => {
  const gpu = await openNodeGpu();
  backend = await openBackend('auto', gpu);
  const software = (await gpu!.requestAdapter())!.info.isFallbackAdapter;
  expect(backend.kind).toBe(software ? 'cpu' : 'webgpu');
  if (software) expect(backend.reason).toMatch(/^The only WebGPU adapter is software, .+: the CPU is faster\.$/);
});
