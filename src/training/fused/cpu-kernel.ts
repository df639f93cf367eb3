import * as tf from '@tensorflow/tfjs';
import type { MathBackendCPU } from '@tensorflow/tfjs-backend-cpu';
import type { CpuLoop } from './cpu-loop.ts';
import { TRAIN_STEPS, type TrainStepsCall } from './train-steps.ts';

/**
 * `TRAIN_STEPS` on tfjs's cpu backend, in float64.
 *
 * That backend keeps a tensor's values as whichever typed array it was given, and converts where they are read
 * (`convertBackendValuesAndArrayBuffer`). So a "float32" tensor holds a Float64Array here: the kernel works on it in
 * place at full precision, call after call, while everything else in tfjs sees it rounded to float32.
 */

export interface CpuTrainStepsAttributes extends TrainStepsCall {
  loop: CpuLoop;
}

export type CpuTrainStepsInputs = Record<'theta' | 'moments' | 'conduct', tf.TensorInfo>;

export function registerCpuTrainSteps(): void {
  if (tf.getKernel(TRAIN_STEPS, 'cpu')) return;
  tf.registerKernel({
    kernelName: TRAIN_STEPS,
    backendName: 'cpu',
    kernelFunc: ({ inputs, attrs, backend }) =>
      run(
        backend as MathBackendCPU,
        inputs as unknown as CpuTrainStepsInputs,
        attrs as unknown as CpuTrainStepsAttributes,
      ),
  });
}

function run(backend: MathBackendCPU, inputs: CpuTrainStepsInputs, { loop, ...call }: CpuTrainStepsAttributes) {
  const theta = float64Values(backend, inputs.theta);
  const all = float64Values(backend, inputs.moments);
  const moments = Array.from({ length: loop.momentCount }, (_, moment) =>
    all.subarray(moment * theta.length, (moment + 1) * theta.length),
  );
  const [replicas] = inputs.theta.shape;
  const conduct = float64Values(backend, inputs.conduct);
  const learningRate = Float64Array.from({ length: replicas }, (_, replica) => conduct[2 * replica]);
  const active = Uint8Array.from({ length: replicas }, (_, replica) => conduct[2 * replica + 1]);
  const records = loop.run({ theta, moments }, call, { learningRate, active });
  const row = loop.size + 2;
  return writeFloat64(backend, records, [records.length / (replicas * row), replicas, row]);
}

/** A new tensor on the cpu backend that keeps these values in float64, without a copy. */
export function float64Tensor(values: Float64Array, shape: number[]): tf.Tensor {
  const backend = tf.backend() as MathBackendCPU;
  return tf.engine().makeTensorFromTensorInfo(writeFloat64(backend, values, shape), backend);
}

/** The array behind a tensor of the cpu backend; one that was assigned in float32 is widened, once and for good. */
export function float64Values(backend: MathBackendCPU, { dataId }: tf.TensorInfo): Float64Array {
  const stored = backend.data.get(dataId) as unknown as { values: Float32Array | Float64Array };
  if (!(stored.values instanceof Float64Array)) stored.values = Float64Array.from(stored.values);
  return stored.values;
}

function writeFloat64(backend: MathBackendCPU, values: Float64Array, shape: number[]): tf.TensorInfo {
  // The declared type lacks Float64Array; the method stores what it is given.
  return backend.makeTensorInfo(shape, 'float32', values as unknown as Float32Array);
}
