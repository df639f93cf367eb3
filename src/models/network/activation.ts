import { tanh } from '../elementary.ts';
import type { NetworkShape } from './layout.ts';

/** Applies the activation in place to values[from … end). */
export function activate(kind: NetworkShape['activation'], values: Float64Array, from: number, end: number): void {
  if (kind === 'tanh') for (let i = from; i < end; i++) values[i] = tanh(values[i]);
  else for (let i = from; i < end; i++) values[i] = Math.max(0, values[i]);
}

/** Multiplies adjoint[from … end) by the activation's slope, which its values give: 1 − tanh², or 1 where positive. */
export function activateBackward(
  kind: NetworkShape['activation'],
  values: Float64Array,
  adjoint: Float64Array,
  from: number,
  end: number,
): void {
  if (kind === 'tanh') for (let i = from; i < end; i++) adjoint[i] *= 1 - values[i] * values[i];
  else for (let i = from; i < end; i++) if (!(values[i] > 0)) adjoint[i] = 0;
}
