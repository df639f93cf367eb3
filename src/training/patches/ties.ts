import * as tf from '@tensorflow/tfjs';

/**
 * At a tie tfjs gives the whole gradient of `maximum` and `minimum` to the first input, and that of `max` and `min` to
 * every input that attains the extremum, so that the derivative of max(x, …, x) = x would be n. Here a tie is split
 * evenly. tfjs also throws where `maximum` broadcasts its second input, and where the gradient is differentiated again,
 * as comparisons have no gradient. Can go when tfjs does all three.
 */
export const tieGradients: tf.GradConfig[] = [
  elementwise(tf.Maximum, tf.greater),
  elementwise(tf.Minimum, tf.less),
  reduction(tf.Max, 'reductionIndices'),
  reduction(tf.Min, 'axis'),
];

/** maximum(a, b) or minimum(a, b): `wins(a, b)` where the value is that of a alone. */
function elementwise(kernelName: string, wins: (a: tf.Tensor, b: tf.Tensor) => tf.Tensor): tf.GradConfig {
  const share = constant((a, b) => {
    const [first, second] = [wins(a, b), wins(b, a)].map((won) => tf.cast(won, 'float32'));
    return tf.mul(tf.add(tf.sub(first, second), tf.scalar(1)), tf.scalar(0.5));
  });
  return {
    kernelName,
    inputsToSave: ['a', 'b'],
    gradFunc: (dy, [a, b]) => ({
      a: () => reduceTo(a.shape, tf.mul(dy as tf.Tensor, share(a, b))),
      b: () => reduceTo(b.shape, tf.mul(dy as tf.Tensor, share(b, a))),
    }),
  };
}

/** max(x) or min(x) over axes; `attribute` is what the kernel calls them. */
function reduction(kernelName: string, attribute: string): tf.GradConfig {
  return {
    kernelName,
    inputsToSave: ['x'],
    outputsToSave: [true],
    gradFunc: (dy, [x, y], attributes) => ({
      x: () => {
        const axes = tf.util.parseAxisParam(attributes[attribute] as number[], x.shape);
        const kept = tf.backend_util.expandShapeToKeepDim(
          x.shape.filter((_, axis) => !axes.includes(axis)),
          axes,
        );
        const share = constant((all, extremum) => {
          const attains = tf.cast(tf.equal(all, extremum), 'float32');
          return tf.div(attains, tf.sum(attains, axes, true));
        });
        return tf.mul(tf.reshape(dy as tf.Tensor, kept), share(x, tf.reshape(y, kept)));
      },
    }),
  };
}

/** A function of two tensors whose own gradient is 0, where that of its comparisons would be missing. */
function constant(f: (a: tf.Tensor, b: tf.Tensor) => tf.Tensor): (a: tf.Tensor, b: tf.Tensor) => tf.Tensor {
  const withGradient = tf.customGrad((...inputs) => {
    const [a, b] = inputs as tf.Tensor[];
    return { value: f(a, b), gradFunc: () => [tf.zeros(a.shape), tf.zeros(b.shape)] };
  });
  return (a, b) => withGradient(a, b);
}

/** Sums over the axes along which an input of this shape was broadcast. */
function reduceTo(shape: number[], gradient: tf.Tensor): tf.Tensor {
  const axes = tf.broadcast_util.getReductionAxes(shape, gradient.shape);
  return tf.reshape(axes.length > 0 ? tf.sum(gradient, axes) : gradient, shape);
}
