import * as tf from '@tensorflow/tfjs';

/**
 * The gradients of exp, tanh, sigmoid and softmax are formed from the saved output, which the tape does not connect to
 * the input (https://github.com/tensorflow/tfjs/issues/3252). So a gradient of that gradient throws, or, where the input
 * also matters in another way, is *silently wrong*: (x·eˣ)″ comes out as eˣ instead of (2 + x)eˣ.
 *
 * Here the output is computed again from the input while an outer gradient is being taken, and only then: an ordinary
 * backward pass costs what it did. Can go with the issue. Not patched, because nothing here differentiates them twice:
 * elu, and logSoftmax, which is not a kernel.
 */
export const secondOrderGradients: tf.GradConfig[] = [
  fromOutput(tf.Exp, tf.exp, (dy, y) => tf.mul(dy, y)),
  fromOutput(tf.Tanh, tf.tanh, (dy, y) => tf.sub(dy, tf.mul(dy, tf.square(y)))),
  fromOutput(tf.Sigmoid, tf.sigmoid, (dy, y) => tf.mul(dy, tf.sub(y, tf.square(y)))),
  {
    kernelName: tf.Softmax,
    inputsToSave: ['logits'],
    outputsToSave: [true],
    gradFunc: (dy, [logits, saved], { dim }) => ({
      logits: () => {
        const y = isDifferentiated() ? tf.softmax(logits, dim as number) : saved;
        const flow = tf.mul(dy as tf.Tensor, y);
        return tf.sub(flow, tf.mul(tf.sum(flow, dim as number, true), y));
      },
    }),
  },
];

function fromOutput(
  kernelName: string,
  compute: (x: tf.Tensor) => tf.Tensor,
  gradient: (dy: tf.Tensor, y: tf.Tensor) => tf.Tensor,
): tf.GradConfig {
  return {
    kernelName,
    inputsToSave: ['x'],
    outputsToSave: [true],
    gradFunc: (dy, [x, y]) => ({ x: () => gradient(dy as tf.Tensor, isDifferentiated() ? compute(x) : y) }),
  };
}

/** Whether what is computed now is recorded for an outer gradient: the inner tape is closed before its backward pass. */
function isDifferentiated(): boolean {
  return tf.engine().state.gradientDepth > 0;
}
