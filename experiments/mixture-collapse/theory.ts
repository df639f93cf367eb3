import type { TheoryLine } from '../../src/experiment/experiment.ts';
import type { DataSpec } from '../../src/recording/spec.ts';

/** What the claims know of the data, found without any training. */
export interface Facts {
  dimension: 1 | 2;
  examples: number;
  /** Mean and covariance (ddof 0) of the training points: those of Q wherever its likelihood is stationary. */
  mean: number[];
  covariance: number[][];
  /** The start that was meant to collapse. */
  onPoints: boolean;
  /** The small sample, start and floor for which held-out losses were found to part; elsewhere nothing is claimed of them. */
  isLesson: boolean;
  /** Of the second run; null where there is none. */
  floor: { scale: number; loss: number } | null;
}

export function collapseFacts(
  data: DataSpec,
  { onPoints, isLesson, floorShare }: { onPoints: boolean; isLesson: boolean; floorShare: number },
): Facts {
  const { train, columns } = data;
  const dimension = columns.length as 1 | 2;
  const average = (of: (row: readonly number[]) => number) =>
    train.reduce((sum, row) => sum + of(row), 0) / train.length;
  const mean = columns.map((_, j) => average((row) => row[j]));
  const covariance = columns.map((_, i) =>
    columns.map((_, j) => average((row) => (row[i] - mean[i]) * (row[j] - mean[j]))),
  );
  const scaleFloor = floorShare * Math.sqrt(Math.min(...covariance.map((row, j) => row[j])));
  const floor = scaleFloor > 0 ? { scale: scaleFloor, loss: flooredBound(scaleFloor, dimension) } : null;
  return { dimension, examples: train.length, mean, covariance, onPoints, isLesson, floor };
}

/**
 * No density whose scales are at least the floor is anywhere above (floor·√(2π))^−d, so no loss is below
 * d·ln(floor·√(2π)), whatever the data.
 */
function flooredBound(scaleFloor: number, dimension: number): number {
  return dimension * (Math.log(scaleFloor) + 0.5 * Math.log(2 * Math.PI));
}

/** Only the floored run has a lower bound. */
export function theoryLines({ floor }: Facts): TheoryLine[] {
  if (!floor) return [];
  return [{ label: 'no density above (floor · √(2π))⁻¹', kind: 'proved', value: floor.loss, run: 1 }];
}
