import type { RunSpec } from '../recording/spec.ts';

/** Factor on the learning rate at optimizer step `step` (0-based): 1, or half a cosine from 1 down to 0. */
export function scheduleFactor(spec: Pick<RunSpec, 'schedule' | 'steps'>, step: number): number {
  if (spec.schedule === 'constant') return 1;
  return 0.5 * (1 + Math.cos(Math.PI * Math.min(1, step / spec.steps)));
}

/** The spec's learning rate as a vector, one a replica. */
export function learningRates(spec: Pick<RunSpec, 'optimizer' | 'replicas'>): Float64Array {
  const { learningRate } = spec.optimizer;
  if (typeof learningRate === 'number') return new Float64Array(spec.replicas).fill(learningRate);
  return Float64Array.from({ length: spec.replicas }, (_, replica) => learningRate[replica % learningRate.length]);
}
