import * as tf from '@tensorflow/tfjs';

const replacements = new WeakSet<tf.KernelConfig>();

/** Replaces a kernel of the webgpu backend by one made from it, once: a second call leaves the replacement. */
export function replaceKernel(kernelName: string, make: (original: tf.KernelFunc) => tf.KernelFunc): void {
  const original = tf.getKernel(kernelName, 'webgpu');
  if (replacements.has(original)) return;
  const replacement = { ...original, kernelFunc: make(original.kernelFunc) };
  replacements.add(replacement);
  tf.unregisterKernel(kernelName, 'webgpu');
  tf.registerKernel(replacement);
}

/** What a kernel returned, as a tensor that operations take and `tidy` disposes of. */
export function asTensor(result: tf.TensorInfo | tf.TensorInfo[]): tf.Tensor {
  return tf.engine().makeTensorFromTensorInfo(result as tf.TensorInfo);
}
