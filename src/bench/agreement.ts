import type { PathId } from './paths.ts';
import { type Round, ranIn } from './result.ts';
import { findWorkload } from './workloads.ts';

/** How far one path's losses lie from the reference's after the same number of steps. */
export interface Deviation {
  path: PathId;
  /** Largest |loss − reference| / max(1, |reference|) of any replica; NaN where a loss is not a number. */
  deviation: number;
  agrees: boolean;
}

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
      let deviation = losses.length === expected.length ? 0 : Number.NaN;
      for (const [replica, loss] of losses.entries()) {
        const difference = Math.abs(loss - expected[replica]) / Math.max(1, Math.abs(expected[replica]));
        // NaN stays: Math.max hands it on.
        deviation = Math.max(deviation, difference);
      }
      return { path, deviation, agrees: deviation <= tolerance };
    });
  return { reference, others };
}
