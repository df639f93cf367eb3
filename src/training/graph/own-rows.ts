import * as tf from '@tensorflow/tfjs';
import type { Problem } from '../problem.ts';

/** The rows of replicas that see data of their own, as tensors: as many places a replica as the longest list needs. */
export interface OwnRows {
  /** [replica, place], each row sums to 1. */
  weight: tf.Tensor;
  /** Examples of `width` values each, in any shape → [replica, place, width]. */
  gather(all: tf.Tensor, width: number): tf.Tensor;
  dispose(): void;
}

/** For the full batch; null where replicas all see the same rows, and where minibatches pick them step by step. */
export function ownRows({ spec, shares }: Problem): OwnRows | null {
  if (!shares || spec.batch !== 'full') return null;
  const { replicas } = spec;
  let places = 0;
  for (let replica = 0; replica < replicas; replica++) places = Math.max(places, shares.draw(replica).rows.length);
  const index = new Int32Array(replicas * places);
  const weights = new Float32Array(replicas * places);
  for (let replica = 0; replica < replicas; replica++) {
    const { rows, weight } = shares.draw(replica);
    // Places left over repeat a row of the replica's own, at weight 0: what another replica sees might pay ∞, and 0·∞ is NaN.
    index.fill(rows[0], replica * places, (replica + 1) * places);
    index.set(rows, replica * places);
    weights.set(weight ?? [], replica * places);
  }
  const picked = tf.tensor1d(index, 'int32');
  const weight = tf.tensor(weights, [replicas, places]);
  return {
    weight,
    gather: (all, width) =>
      tf.tidy(() => tf.reshape(tf.gather(tf.reshape(all, [-1, width]), picked), [replicas, places, width])),
    dispose: () => tf.dispose([picked, weight]),
  };
}
