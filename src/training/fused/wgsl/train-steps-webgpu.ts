import * as tf from '@tensorflow/tfjs';
import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import { powerOfTwo } from '../power-of-two.ts';
import { recordCount, TRAIN_STEPS, type TrainStepsCall } from '../train-steps.ts';

/** What one call of the kernel does, besides the tensors it works on. */
export interface TrainStepsAttributes extends TrainStepsCall {
  /** The whole WGSL of the problem's kernel; also the key of its pipeline, so that no literal can be missing from it. */
  source: string;
  replicas: number;
  parameters: number;
}

/** Workgroups in one row of the dispatch; the limit of WebGPU is 65,535. */
const COLUMNS = 32768;

const pipelines = new WeakMap<GPUDevice, Map<string, GPUComputePipeline>>();

/**
 * Registers the kernel with tfjs for WebGPU: one workgroup a replica, `last − first` optimizer steps in one dispatch,
 * on the buffers of tfjs's own tensors. Inputs: `theta` [replica, parameter] and `moments` [moment, replica, parameter],
 * both changed in place; `data`; `own`: which rows each replica sees; `conduct` [replica, 2]: learning rate, and 1 where the replica learns; `timetable`
 * [step, 4]: schedule and Adam's bias corrections. Output: records [record, replica, parameter + 2]: θ, loss, norm; the
 * last of them unused.
 *
 * It has a pipeline and a submission of its own, as tfjs's programs have one writable buffer and this one has three.
 */
export function registerTrainSteps(): void {
  if (tf.getKernel(TRAIN_STEPS, 'webgpu')) return;
  tf.registerKernel({
    kernelName: TRAIN_STEPS,
    backendName: 'webgpu',
    kernelFunc: ({ inputs, attrs, backend }) =>
      run(backend as WebGPUBackend, inputs as unknown as Inputs, attrs as unknown as TrainStepsAttributes),
  });
}

type Inputs = Record<'theta' | 'moments' | 'data' | 'own' | 'conduct' | 'timetable', tf.TensorInfo>;

function run(backend: WebGPUBackend, inputs: Inputs, attrs: TrainStepsAttributes): tf.TensorInfo {
  const { device } = backend;
  const count = powerOfTwo(recordCount(attrs));
  const records = backend.makeTensorInfo([count, attrs.replicas, attrs.parameters + 2], 'float32');
  const buffers = [
    inputs.theta,
    inputs.moments,
    records,
    inputs.data,
    inputs.conduct,
    inputs.timetable,
    inputs.own,
  ].map(({ dataId }) => {
    backend.uploadToGPU(dataId);
    return backend.tensorMap.get(dataId).resource as GPUBuffer;
  });
  const { replicas, first, last, recordEvery, observeOnly } = attrs;
  const columns = Math.min(replicas, COLUMNS);
  const call = device.createBuffer({ size: 32, usage: GPUBufferUsage.UNIFORM | GPUBufferUsage.COPY_DST });
  device.queue.writeBuffer(
    call,
    0,
    Uint32Array.of(first, last, recordEvery, replicas, columns, observeOnly ? 1 : 0, 0, 0),
  );
  // What tfjs has recorded but not submitted comes first: uploads, and steps of other runs.
  backend.ensureCommandEncoderReady();
  backend.endComputePassEncoder();
  backend.submitQueue();
  const pipeline = pipelineOf(device, attrs.source);
  const encoder = device.createCommandEncoder();
  const pass = encoder.beginComputePass();
  pass.setPipeline(pipeline);
  pass.setBindGroup(
    0,
    device.createBindGroup({
      layout: pipeline.getBindGroupLayout(0),
      entries: [...buffers, call].map((buffer, binding) => ({ binding, resource: { buffer } })),
    }),
  );
  pass.dispatchWorkgroups(columns, Math.ceil(replicas / columns));
  pass.end();
  device.queue.submit([encoder.finish()]);
  call.destroy();
  return records;
}

function pipelineOf(device: GPUDevice, source: string): GPUComputePipeline {
  const known = pipelines.get(device) ?? new Map<string, GPUComputePipeline>();
  pipelines.set(device, known);
  let pipeline = known.get(source);
  if (!pipeline) {
    const visibility = GPUShaderStage.COMPUTE;
    const kinds = [
      'storage',
      'storage',
      'storage',
      'read-only-storage',
      'read-only-storage',
      'read-only-storage',
      'read-only-storage',
      'uniform',
    ] as const;
    // An explicit layout: a kernel that does not use a buffer still binds it.
    const layout = device.createBindGroupLayout({
      entries: kinds.map((type, binding) => ({ binding, visibility, buffer: { type } })),
    });
    pipeline = device.createComputePipeline({
      layout: device.createPipelineLayout({ bindGroupLayouts: [layout] }),
      compute: { module: device.createShaderModule({ code: source }), entryPoint: 'main' },
    });
    known.set(source, pipeline);
  }
  return pipeline;
}
