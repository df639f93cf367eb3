import type { OptimizerSpec } from '../../recording/spec.ts';

/** How many moment vectors an optimizer keeps for each replica. */
export function momentCount(optimizer: OptimizerSpec): number {
  return { sgd: 0, momentum: 1, rmsprop: 1, adam: 2 }[optimizer.kind];
}

/**
 * One optimizer step of one replica in float64, in place. `step` counts from 1.
 *
 * sgd: θ ← θ − η g. momentum (Polyak 1964): v ← βv + g, θ ← θ − η v. rmsprop (Hinton 2012): m ← ρm + (1−ρ)g²,
 * θ ← θ − η g/(√m + ε). adam (Kingma & Ba 2015, algorithm 1, with bias correction).
 */
export function updateParameters(
  optimizer: OptimizerSpec,
  learningRate: number,
  step: number,
  theta: Float64Array,
  gradient: Float64Array,
  moments: readonly Float64Array[],
): void {
  const size = theta.length;
  switch (optimizer.kind) {
    case 'sgd':
      for (let i = 0; i < size; i++) theta[i] -= learningRate * gradient[i];
      return;
    case 'momentum': {
      const [velocity] = moments;
      for (let i = 0; i < size; i++) {
        velocity[i] = optimizer.momentum * velocity[i] + gradient[i];
        theta[i] -= learningRate * velocity[i];
      }
      return;
    }
    case 'rmsprop': {
      const [square] = moments;
      for (let i = 0; i < size; i++) {
        square[i] = optimizer.decay * square[i] + (1 - optimizer.decay) * gradient[i] * gradient[i];
        theta[i] -= (learningRate * gradient[i]) / (Math.sqrt(square[i]) + optimizer.epsilon);
      }
      return;
    }
    case 'adam': {
      const [first, second] = moments;
      const { beta1, beta2, epsilon } = optimizer;
      const correction1 = 1 / (1 - beta1 ** step);
      const correction2 = 1 / (1 - beta2 ** step);
      for (let i = 0; i < size; i++) {
        first[i] = beta1 * first[i] + (1 - beta1) * gradient[i];
        second[i] = beta2 * second[i] + (1 - beta2) * gradient[i] * gradient[i];
        theta[i] -= (learningRate * first[i] * correction1) / (Math.sqrt(second[i] * correction2) + epsilon);
      }
    }
  }
}
