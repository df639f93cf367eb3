import type { TheoryLine } from '../../src/experiment/experiment.ts';
import type { DataSpec } from '../../src/recording/spec.ts';
import { determinant } from '../measure.ts';

/** What the claims know of the data, found without any training. */
export interface DataFacts {
  dimension: 1 | 2;
  examples: number;
  /** Mean and covariance (ddof 0) of the training points: those of Q wherever its likelihood is stationary. */
  mean: number[];
  covariance: number[][];
}

export interface CollapseFacts extends DataFacts {
  show: 'collapse';
  /** The start that was meant to collapse. */
  onPoints: boolean;
  /** It starts on the built-in points, which lie far apart for its narrow components: some were found to fall every time. */
  sparse: boolean;
  /** The settings under which a loss was found to dive, in every seed that was tried; elsewhere nothing is claimed of it. */
  dives: boolean;
  /** By hand, or another's altogether: what was found on the built-in points may be otherwise on these. */
  edited: boolean;
  /** Of the second run; null where there is none. */
  floor: { scale: number; loss: number } | null;
  /** Of one Gaussian, which cannot leave the other points to another: what no loss is below, nats; null of several. */
  least: number | null;
}

export function dataFacts({ train, columns }: DataSpec): DataFacts {
  const average = (of: (row: readonly number[]) => number) =>
    train.reduce((sum, row) => sum + of(row), 0) / train.length;
  const mean = columns.map((_, j) => average((row) => row[j]));
  const covariance = columns.map((_, i) =>
    columns.map((_, j) => average((row) => (row[i] - mean[i]) * (row[j] - mean[j]))),
  );
  return { dimension: columns.length as 1 | 2, examples: train.length, mean, covariance };
}

/** The smallest standard deviation of a column: what scales are told as shares of. */
export function smallestDeviation({ covariance }: DataFacts): number {
  return Math.sqrt(Math.min(...covariance.map((row, j) => row[j])));
}

export function collapseFacts(
  data: DataSpec,
  {
    floorShare,
    several,
    ...options
  }: { several: boolean; onPoints: boolean; sparse: boolean; dives: boolean; edited: boolean; floorShare: number },
): CollapseFacts {
  const facts = dataFacts(data);
  const scale = floorShare * smallestDeviation(facts);
  const floor = scale > 0 ? { scale, loss: flooredBound(scale, facts.dimension) } : null;
  return { show: 'collapse', ...facts, ...options, floor, least: several ? null : leastOfOne(facts) };
}

/** The loss of the Gaussian of the points' own mean and covariance S, ½ ln((2πe)^d det S), nats; null where they are flat. */
function leastOfOne({ covariance, dimension }: DataFacts): number | null {
  const volume = determinant(covariance);
  return volume > 0 ? (dimension * Math.log(2 * Math.PI * Math.E) + Math.log(volume)) / 2 : null;
}

/** What no loss of one Gaussian is below, in words. */
export function leastWords(dimension: number): string {
  return dimension === 1 ? '½ log(2πe · s²)' : '½ log((2πe)² · det S)';
}

/**
 * No density whose scales are at least the floor is anywhere above (floor·√(2π))^−d, so no loss is below
 * d·ln(floor·√(2π)), whatever the data.
 */
export function flooredBound(scaleFloor: number, dimension: number): number {
  return dimension * (Math.log(scaleFloor) + 0.5 * Math.log(2 * Math.PI));
}

/** The same in words, for the line that is drawn there. */
export function flooredWords(dimension: number): string {
  return `no loss below ${dimension === 1 ? '' : `${dimension} `}log(floor · √(2π))`;
}

/** Of several Gaussians only the floored run has a lower bound. */
export function theoryLines({ floor, least, dimension }: CollapseFacts): TheoryLine[] {
  return [
    ...(least !== null ? [{ label: leastWords(dimension), kind: 'proved', value: least } as const] : []),
    ...(floor ? [{ label: flooredWords(dimension), kind: 'proved', value: floor.loss, run: 1 } as const] : []),
  ];
}

/**
 * By how much ln σ of a component alone on m of n points changes in an optimizer step, per axis; null where no simple rate
 * is known. Its gradient is m/n, and constant: SGD takes it as it is, Adam divides it by its own size. RMSProp divides the
 * mean's by its own size, too, however small that is: the mean steps half a learning rate to either side of the point, for
 * ever, and σ falls no further than to that.
 */
export function logScaleRate(
  { kind, learningRate }: { kind: string; learningRate: number | number[] },
  share: number,
): number | null {
  if (typeof learningRate !== 'number') return null;
  if (kind === 'sgd') return -learningRate * share;
  return kind === 'adam' ? -learningRate : null;
}
