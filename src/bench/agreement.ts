import type { PathId } from './paths.ts';
import { meanLoss, type Round, ranIn } from './result.ts';
import { findWorkload } from './workloads.ts';

/** How far one path's losses lie from the reference's after the same number of steps. */
export interface Deviation {
  path: PathId;
  /** Largest |loss − reference| / max(1, |reference|) of any replica; NaN where a loss is not a number. */
  worst: number;
  /** The same of the mean loss over the replicas. */
  mean: number;
  agrees: boolean;
}

/** What the mean loss may differ by, on every workload; a single replica by its workload's tolerance. */
export const MEAN_TOLERANCE = 1e-4;

/**
 * Compares every path of a round, replica by replica, with the float64 twin `fused-cpu`, or with the first path that ran
 * where that one did not.
 */
export function deviations(round: Round): { reference: PathId; others: Deviation[] } | null {
  const ran = ranIn(round);
  const first = ran.find(([path]) => path === 'fused-cpu') ?? ran[0];
  if (!first) return null;
  const [reference, { losses: expected }] = first;
  const { tolerance } = findWorkload(round.workload);
  const others = ran
    .filter(([path]) => path !== reference)
    .map(([path, { losses }]) => {
      const worst =
        losses.length === expected.length
          ? // NaN stays: Math.max hands it on.
            losses.reduce((most, loss, replica) => Math.max(most, deviation(loss, expected[replica])), 0)
          : Number.NaN;
      const mean = deviation(meanLoss(losses), meanLoss(expected));
      return { path, worst, mean, agrees: worst <= tolerance && mean <= MEAN_TOLERANCE };
    });
  return { reference, others };
}

function deviation(loss: number, expected: number): number {
  return Math.abs(loss - expected) / Math.max(1, Math.abs(expected));
}
