import { wgslLiteral } from '../../../formula/wgsl.ts';
import type { OptimizerSpec } from '../../../recording/spec.ts';

/**
 * Statements that update `q[p]` and the moments from `gradient[p]`: the float32 twin of `updateParameters`. In scope:
 * `rate` (learning rate times schedule) and `times` (x: schedule, y and z: Adam's bias corrections).
 */
export function optimizerSource(optimizer: OptimizerSpec): string {
  const number = wgslLiteral;
  switch (optimizer.kind) {
    case 'sgd':
      return 'q[p] -= rate * gradient[p];';
    case 'momentum':
      return `let velocity = ${number(optimizer.momentum)} * moment0(p) + gradient[p];
      set_moment0(p, velocity);
      q[p] -= rate * velocity;`;
    case 'rmsprop':
      return `let square = ${number(optimizer.decay)} * moment0(p) + ${number(1 - optimizer.decay)} * gradient[p] * gradient[p];
      set_moment0(p, square);
      q[p] -= rate * gradient[p] / (sqrt(square) + ${number(optimizer.epsilon)});`;
    case 'adam':
      return `let first = ${number(optimizer.beta1)} * moment0(p) + ${number(1 - optimizer.beta1)} * gradient[p];
      let second = ${number(optimizer.beta2)} * moment1(p) + ${number(1 - optimizer.beta2)} * gradient[p] * gradient[p];
      set_moment0(p, first);
      set_moment1(p, second);
      q[p] -= rate * first * times.y / (sqrt(second * times.z) + ${number(optimizer.epsilon)});`;
  }
}
