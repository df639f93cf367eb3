import type { RecordedRun } from '../../src/recording/recording.ts';
import { fitPowerLaw } from '../../src/statistics/power-law.ts';

/** The rate of an approach is read off the steps from this share of all on: before it, it is not yet what it tends to. */
const LATE = 1 / 4;
/** Fewer late records than this show no rate. */
const FEWEST = 4;

/**
 * β of a quantity that falls as (t − t₀)^−β, as a negative exponent, whenever it began: its pace is in proportion to its own power
 * 1 + 1/β, which is fitted to the late records. NaN with too few, or where it does not fall.
 */
export function lateExponent(steps: readonly number[], values: readonly number[]): number {
  const last = steps[steps.length - 1];
  const points = steps.slice(1).flatMap((step, i) => {
    if (steps[i] < LATE * last) return [];
    const pace = (values[i] - values[i + 1]) / (step - steps[i]);
    return [{ x: Math.sqrt(values[i] * values[i + 1]), y: pace, samples: 1 }];
  });
  if (points.length < FEWEST || points.some(({ x, y }) => !(x > 0 && y > 0))) return Number.NaN;
  return -1 / (fitPowerLaw(points).exponent - 1);
}

/** One replica's column of a series, [record]; the float64 finish, which is no step, left out. */
export function column(run: RecordedRun, name: string, replica: number): { steps: number[]; values: number[] } {
  const series = run.series.find((each) => each.name === name);
  const count = run.steps.filter((step) => step <= run.spec.steps).length;
  return {
    steps: run.steps.slice(0, count),
    values: series ? series.values.slice(0, count).map((row) => row[replica]) : [],
  };
}

/**
 * How fast 1/value grows a step, over the late records: of c/(η(t − t₀)) that is η/c, however late the approach began. By least squares;
 * NaN with too few records, or where a value is not above 0.
 */
export function reciprocalSlope(steps: readonly number[], values: readonly number[]): number {
  const last = steps[steps.length - 1];
  const late = steps.flatMap((step, i) => (step >= 2 * LATE * last && step > 0 ? [i] : []));
  if (late.length < FEWEST || late.some((i) => !(values[i] > 0))) return Number.NaN;
  const mean = (of: (i: number) => number) => late.reduce((sum, i) => sum + of(i), 0) / late.length;
  const [t, y] = [mean((i) => steps[i]), mean((i) => 1 / values[i])];
  return mean((i) => (steps[i] - t) * (1 / values[i] - y)) / mean((i) => (steps[i] - t) ** 2);
}
