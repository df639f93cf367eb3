import type { RecordedRun } from '../../src/recording/recording.ts';
import { type Facts, optimalLoss } from './theory.ts';

/** Relative accuracy after a float64 finish. */
export const FINISHED = 1e-6;
/** The same of a scale that training alone has learned: the loss is flat around its optimum. */
const TRAINED_SCALE = 5e-2;

export function modelOf({
  spec,
}: Pick<RecordedRun, 'spec'>): Extract<RecordedRun['spec']['model'], { kind: 'regression' }> {
  if (spec.model.kind !== 'regression') throw new Error('This experiment trains regressions.');
  return spec.model;
}

export function noiseOf(run: RecordedRun): string {
  return modelOf(run).noise.kind;
}

export function scaleOf(parameters: RecordedRun['replicas'][number]['parameters']): number {
  const scale = parameters.kind === 'linear' || parameters.kind === 'network' ? parameters.scale : null;
  return typeof scale === 'number' ? scale : Number.NaN;
}

/** Was this run to end in a float64 finish? A network's is left where training stops. */
export function isFinished(run: RecordedRun): boolean {
  return run.spec.tolerance !== null && modelOf(run).body.kind !== 'mlp';
}

export function leastLoss(run: RecordedRun, facts: Facts): number | null {
  const { noise } = modelOf(run);
  return optimalLoss(run.spec.objective.id, facts, noise.kind === 'fixed' ? noise.scale : null);
}

/** Relative accuracy to which a learned scale is asked to fit. */
export function scaleAccuracy(run: RecordedRun): number {
  return isFinished(run) ? FINISHED : TRAINED_SCALE;
}
