import * as tf from '@tensorflow/tfjs';
import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import { asTensor, replaceKernel } from './replace-kernel.ts';

/**
 * On webgpu addN binds every input at once, and a shader may bind only so many buffers (8 with the output by default, 12
 * on SwiftShader): beyond that the sum is whatever lay in memory, and the device reports an error that tfjs does not
 * read. Here it adds as many at a time as fit. Can go when tfjs splits the sum, as its webgl backend does.
 */
export function replaceAddNKernel(): void {
  replaceKernel(tf.AddN, (original) => ({ inputs, attrs, backend }) => {
    const fitting = (backend as WebGPUBackend).device.limits.maxStorageBuffersPerShaderStage - 1;
    const terms = Object.values(inputs) as tf.Tensor[];
    const add = (some: tf.Tensor[]) =>
      asTensor(original({ inputs: some as unknown as tf.NamedTensorInfoMap, attrs, backend }));
    return tf.tidy(() => {
      let total = add(terms.slice(0, fitting));
      for (let start = fitting; start < terms.length; start += fitting - 1) {
        total = add([total, ...terms.slice(start, start + fitting - 1)]);
      }
      return total;
    });
  });
}
