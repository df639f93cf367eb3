/**
 * Where the tensors run: one tfjs backend at a time, on a device that we own.
 *
 * tfjs is imported as '@tensorflow/tfjs', the package that people know and the only one that works in plain Node with
 * its gradients registered. It is also core + layers + data + converter + cpu + webgl: 233 KiB gzipped against 32 KiB
 * for core with every gradient. So the bundler replaces the name by `tfjs.ts` beside this file (an alias in
 * vite.config.ts), and each backend's kernels are a dynamic import of their own: core + gradients + cpu is 81 KiB
 * gzipped and core + gradients + webgpu 119 KiB, where tfjs + webgpu would be 299 KiB (rolldown, tfjs 4.22.0).
 */
import * as tf from '@tensorflow/tfjs';
import { InputError } from '../../input-error.ts';
import { patchGradients, patchWebgpuKernels } from '../patches/patches.ts';
import { describeAdapter, isSoftware } from './adapter.ts';
import { BackendError } from './backend-error.ts';
import { openDevice } from './device.ts';

/** An open backend. Close it before another is opened: tfjs keeps one per process. */
export interface Backend {
  readonly kind: 'webgpu' | 'cpu';
  /** The adapter's own name, or 'CPU'. */
  readonly adapter: string;
  /** True for a GPU that is emulated on the CPU. False on cpu. */
  readonly software: boolean;
  /** Why this backend was chosen: a sentence for the page and the command line. */
  readonly reason: string;
  /** The device under tfjs; null on cpu. */
  readonly device: GPUDevice | null;
  /** Resolves with a sentence when the device is lost, unless `dispose` did it; never on cpu. */
  readonly lost: Promise<string>;
  /** Throws the first error that the device reported since it was opened: from then on nothing it computes counts. */
  throwIfFailed(): void;
  /**
   * Awaits a reading (`tensor.data()`, `buffer.mapAsync()`), then checks the device. Every number that comes back from a
   * device goes through here: after an invalid shader or an exceeded limit tfjs returns *stale* memory without a word.
   *
   * @throws BackendError when the device failed or was lost before the reading arrived.
   */
  guard<T>(reading: Promise<T>): Promise<T>;
  /** Frees memory and device; tensors and variables on them are void. Afterwards another backend can be opened. */
  dispose(): Promise<void>;
}

/** True from the call that opens a backend until that backend is disposed of. */
let taken = false;

/**
 * Opens a backend, with the faults of tfjs patched, and makes it the current one of tfjs. Knows nothing of the environment: `gpu` is `navigator.gpu` in a
 * browser or worker (undefined there is null here), `openNodeGpu()` in Node.
 *
 * `auto` takes a hardware adapter, else the CPU: an emulated GPU is slower than the CPU it is emulated on.
 * `webgpu` takes any adapter.
 *
 * @throws InputError when `webgpu` was insisted on and there is no adapter.
 */
export async function openBackend(preference: 'auto' | 'webgpu' | 'cpu', gpu: GPU | null): Promise<Backend> {
  if (taken) throw new Error('A backend is open already: dispose of it before another is opened.');
  taken = true;
  // Silences tfjs's chatter on the console (its Node banner, notes on registration) and nothing else.
  tf.env().set('PROD', true);
  patchGradients();
  try {
    return await choose(preference, gpu);
  } catch (error) {
    taken = false;
    throw error;
  }
}

async function choose(preference: 'auto' | 'webgpu' | 'cpu', gpu: GPU | null): Promise<Backend> {
  if (preference === 'cpu') return openCpu('The CPU was asked for.');
  const adapter = (await gpu?.requestAdapter({ powerPreference: 'high-performance' })) ?? null;
  if (adapter === null) {
    if (preference === 'auto') return openCpu(gpu ? 'There is no WebGPU adapter.' : 'There is no WebGPU here.');
    throw new InputError({
      what: 'WebGPU was asked for and cannot be had',
      got: gpu ? 'no adapter' : 'no navigator.gpu',
      expected: 'a WebGPU adapter',
      remedy: 'Choose the backend "auto" or "cpu", or a browser and a driver with WebGPU.',
    });
  }
  const name = describeAdapter(adapter.info);
  if (!isSoftware(adapter)) return openWebgpu(adapter, `A hardware adapter was found: ${name}.`);
  if (preference === 'webgpu') return openWebgpu(adapter, `WebGPU was asked for; its adapter is software: ${name}.`);
  return openCpu(`The only WebGPU adapter is software, ${name}: the CPU is faster.`);
}

async function openCpu(reason: string): Promise<Backend> {
  const { MathBackendCPU } = await import('@tensorflow/tfjs-backend-cpu');
  const uninstall = await install('cpu', new MathBackendCPU());
  return {
    kind: 'cpu',
    adapter: 'CPU',
    software: false,
    reason,
    device: null,
    lost: new Promise(() => {}),
    throwIfFailed: () => {},
    guard: (reading) => reading,
    dispose: async () => uninstall(),
  };
}

async function openWebgpu(adapter: GPUAdapter, reason: string): Promise<Backend> {
  const { WebGPUBackend } = await import('@tensorflow/tfjs-backend-webgpu');
  patchWebgpuKernels();
  const { device, lost, failure, close } = await openDevice(adapter);
  // By default tfjs computes on the CPU whatever it has not yet uploaded. One place, one arithmetic.
  tf.env().set('WEBGPU_CPU_FORWARD', false);
  const uninstall = await install('webgpu', new WebGPUBackend(device, adapter.info));
  const throwIfFailed = () => {
    const message = failure();
    if (message !== null) throw new BackendError(message);
  };
  return {
    kind: 'webgpu',
    adapter: describeAdapter(adapter.info),
    software: isSoftware(adapter),
    reason,
    device,
    lost,
    throwIfFailed,
    async guard(reading) {
      try {
        return await reading;
      } catch (error) {
        // Chromium rejects `mapAsync` a moment before it reports the loss that was the reason.
        await Promise.race([lost, new Promise((resolve) => setTimeout(resolve, 100))]);
        throw error;
      } finally {
        throwIfFailed();
      }
    },
    async dispose() {
      uninstall();
      await close();
    },
  };
}

/**
 * Puts our own instance under the name that tfjs's kernels are registered for. Importing a backend's package registers a
 * factory under that name, which would open a device that nobody watches: it goes first. Returns the way back.
 */
async function install(name: 'webgpu' | 'cpu', backend: tf.KernelBackend): Promise<() => void> {
  if (tf.findBackendFactory(name)) tf.removeBackend(name);
  tf.registerBackend(name, () => backend);
  await tf.setBackend(name);
  return () => {
    if (tf.findBackendFactory(name) === null || tf.findBackend(name) !== backend) return; // disposed of before
    tf.disposeVariables();
    tf.removeBackend(name);
    taken = false;
  };
}
