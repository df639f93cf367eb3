import type { RecordedRun } from '../../src/recording/recording.ts';
import { type Facts, lossAt } from './facts.ts';

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

export function fixedScaleOf(run: Pick<RecordedRun, 'spec'>): number | null {
  const { noise } = modelOf(run);
  return noise.kind === 'fixed' ? noise.scale : null;
}

export function scaleOf(parameters: RecordedRun['replicas'][number]['parameters']): number {
  const scale = parameters.kind === 'linear' || parameters.kind === 'network' ? parameters.scale : null;
  return typeof scale === 'number' ? scale : Number.NaN;
}

/** Was this run to end in a float64 finish? A network's is left where training stops. */
export function isFinished(run: RecordedRun): boolean {
  return run.spec.tolerance !== null && modelOf(run).body.kind !== 'mlp';
}

/** Null where theory knows none: of a network, of objectives without a closed form, of a scale that is a function of x. */
export function leastLoss(run: RecordedRun, facts: Facts): number | null {
  if (!facts.best || noiseOf(run) === 'function') return null;
  return lossAt(run.spec.objective.id, facts.best, fixedScaleOf(run));
}

/** Relative accuracy to which a learned scale is asked to fit. */
export function scaleAccuracy(run: RecordedRun): number {
  return isFinished(run) ? FINISHED : TRAINED_SCALE;
}

/**
 * The replicas of which a stationary point's properties are asked: all, but of networks and of minibatches. Those are
 * left where training stops, which may be on the way to −∞, or in the noise of the draws: of them, the replicas whose full
 * gradient has all but vanished. A loss with kinks is no help there: its gradient does not vanish anywhere near them.
 */
export function stationaryReplicas(run: RecordedRun): number[] {
  const all = run.replicas.map((_, replica) => replica);
  if (isFinished(run) || (modelOf(run).body.kind !== 'mlp' && run.spec.batch === 'full')) return all;
  if (run.spec.objective.id !== 'gaussian-nll') return [];
  return all.filter((replica) => run.replicas[replica].gradientNorm <= TRAINED_SCALE);
}
