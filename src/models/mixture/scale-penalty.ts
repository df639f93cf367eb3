import type { ModelSpec } from '../../recording/spec.ts';
import { mixtureLayout } from './layout.ts';

/** strength · Σ e^{−2l} over the log scales l of all components and axes: where they lie in a row of θ. */
export interface ScalePenalty {
  strength: number;
  /** First of the log scales, and how many. */
  offset: number;
  size: number;
}

/**
 * The penalty that a mixture's spec asks for: up to a constant the negative log density of an inverse-gamma prior on each
 * variance. Fraley & Raftery, Journal of Classification 24 (2007), §2. Null where there is none.
 */
export function scalePenalty(model: ModelSpec): ScalePenalty | null {
  if (model.kind !== 'mixture' || !model.scalePenalty) return null;
  const { offset, size } = mixtureLayout(model.components, model.dimension).block('logScale');
  return { strength: model.scalePenalty, offset, size };
}

/** The penalty at θ; its gradient is added to `gradient` where one is given. */
export function addScalePenalty(
  { strength, offset, size }: ScalePenalty,
  theta: Float64Array,
  gradient: Float64Array | null,
): number {
  let sum = 0;
  for (let i = offset; i < offset + size; i++) {
    const term = strength * Math.exp(-2 * theta[i]);
    sum += term;
    if (gradient) gradient[i] -= 2 * term;
  }
  return sum;
}
