import type { NaturalParameters, RecordedRun, ReplicaResult } from '../../src/recording/recording.ts';
import { replicaCount } from '../measure.ts';
import { totalVariation } from './distance.ts';
import type { Optimum } from './optima.ts';

/** Can this replica's integrals be trusted to the end? */
export function isResolved({ status }: ReplicaResult): boolean {
  return status !== 'unresolved' && status !== 'not-a-number' && status !== 'precision-floor';
}

export function resolved(run: RecordedRun): ReplicaResult[] {
  return run.replicas.filter(isResolved);
}

/** "32 replicas", or how many of them count. */
export function among(run: RecordedRun): string {
  const [kept, all] = [resolved(run).length, run.replicas.length];
  return kept === all ? `${replicaCount(all)}` : `the ${kept} of ${replicaCount(all)} whose integrals stayed resolved`;
}

/** The optimum nearest in total variation, and how far these parameters and this loss are from it. */
export function nearestOptimum(
  parameters: NaturalParameters,
  loss: number,
  optima: readonly Optimum[],
): { index: number; distance: number; gap: number } {
  if (parameters.kind !== 'mixture') throw new Error('This experiment trains mixtures.');
  return optima
    .map((optimum, index) => ({
      index,
      distance: totalVariation(optimum.parameters, parameters),
      gap: Math.abs(loss - optimum.level),
    }))
    .reduce((a, b) => (b.distance < a.distance ? b : a));
}
