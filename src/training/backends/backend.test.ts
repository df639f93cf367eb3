import * as tf from '@tensorflow/tfjs';
import { MathBackendCPU } from '@tensorflow/tfjs-backend-cpu';
import { afterEach, expect, test, vi } from 'vitest';
import { InputError } from '../../input-error.ts';
import { describeAdapter, isSoftware } from './adapter.ts';
import { type Backend, openBackend } from './backend.ts';

let backend: Backend | null = null;
afterEach(async () => {
  await backend?.dispose();
  backend = null;
});

const adapterInfo = (parts: Partial<GPUAdapterInfo>): GPUAdapterInfo =>
  ({ vendor: '', architecture: '', device: '', description: '', isFallbackAdapter: false, ...parts }) as GPUAdapterInfo;

test('opens the cpu, twice, without a word on the console', async () => {
  const spies = (['log', 'warn', 'error', 'info'] as const).map((method) => vi.spyOn(console, method));
  for (const _ of [1, 2]) {
    backend = await openBackend('cpu', null);
    expect(tf.backend()).toBeInstanceOf(MathBackendCPU);
    expect(await backend.guard(tf.add(1, 2).data())).toEqual(new Float32Array([3]));
    await backend.dispose();
  }
  backend = null;
  for (const spy of spies) expect(spy).not.toHaveBeenCalled();
});

test('says what it is and why', async () => {
  backend = await openBackend('auto', null);
  expect(backend).toMatchObject({ kind: 'cpu', adapter: 'CPU', software: false, device: null });
  expect(backend.reason).toBe('There is no WebGPU here.');
  expect(() => backend!.throwIfFailed()).not.toThrow();
});

test('WebGPU that was insisted on and is not there is an InputError, and blocks nothing', async () => {
  await expect(openBackend('webgpu', null)).rejects.toThrow(InputError);
  await expect(openBackend('webgpu', null)).rejects.toThrow(
    'WebGPU was asked for and cannot be had; got "no navigator.gpu"; expected a WebGPU adapter. ' +
      'Choose the backend "auto" or "cpu", or a browser and a driver with WebGPU.',
  );
  backend = await openBackend('cpu', null);
});

test('a second backend beside an open one is refused', async () => {
  backend = await openBackend('cpu', null);
  await expect(openBackend('cpu', null)).rejects.toThrow('A backend is open already');
});

test.each([
  [{ vendor: 'google', architecture: 'swiftshader', description: 'SwiftShader driver 5.0.0' }, true],
  [{ vendor: 'mesa', architecture: 'software-rasterizer', description: 'llvmpipe (LLVM 15.0.6, 256 bits)' }, true],
  [{ vendor: 'microsoft', architecture: '', description: 'Microsoft Basic Render Driver' }, true],
  [{ vendor: 'some', isFallbackAdapter: true }, true],
  [{ vendor: 'nvidia', architecture: 'lovelace', description: 'NVIDIA GeForce RTX 4070' }, false],
  [{ vendor: 'apple', architecture: 'metal-3' }, false],
])('%j is software: %s', (info, software) => {
  expect(isSoftware({ info: adapterInfo(info) })).toBe(software);
});

test('names an adapter from whatever the browser tells', () => {
  expect(describeAdapter(adapterInfo({ vendor: 'apple', architecture: 'metal-3' }))).toBe('apple metal-3');
  expect(describeAdapter(adapterInfo({ description: 'NVIDIA L4' }))).toBe('NVIDIA L4');
  expect(
    describeAdapter(adapterInfo({ vendor: 'google', architecture: 'swiftshader', description: 'SwiftShader' })),
  ).toBe('SwiftShader (google swiftshader)');
  expect(describeAdapter(adapterInfo({}))).toBe('unnamed adapter');
});
