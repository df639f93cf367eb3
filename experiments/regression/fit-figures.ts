import type { LinesFigure } from '../../src/experiment/figure.ts';
import type { RecordedRun } from '../../src/recording/recording.ts';
import { predictor } from './residuals.ts';

/** Points of a curve, and of the data that are drawn at most. */
const GRID = 61;
const MOST_DRAWN = 300;
/** A band reaches this many noise scales to both sides: 95 % of a Gaussian. */
const BAND = 2;

type Line = LinesFigure['lines'][number];

/** Even values from one end of the first input to the other. */
export function inputGrid(rows: readonly (readonly number[])[], points = GRID): number[] {
  const x = rows.map((row) => row[0]);
  const [low, high] = [Math.min(...x), Math.max(...x)];
  return Array.from({ length: points }, (_, i) => low + ((high - low) * i) / (points - 1));
}

/** The rows of a regression on one input, thinned where there are many. */
export function dataDots(label: string, rows: readonly (readonly number[])[]): Line {
  const every = Math.ceil(rows.length / MOST_DRAWN);
  return {
    label,
    role: 'data',
    mark: 'dots',
    points: rows.filter((_, i) => i % every === 0).map(([x, y]) => [x, y]),
  };
}

/** ŷ(x) of one replica along x, for one input. */
export function fitLine(
  run: RecordedRun,
  replica: number,
  role: Line['role'],
  grid: readonly number[],
  label = run.label,
): Line {
  const { mean } = predictor(run)(
    run.replicas[replica].theta,
    grid.map((x) => [x]),
  );
  return { label, role, mark: 'line', points: grid.map((x, i) => [x, mean[i]]) };
}

/** ŷ(x) ± 2σ(x) of one replica. */
export function noiseBand(run: RecordedRun, replica: number, role: Line['role'], grid: readonly number[]): Line {
  const { mean, logScale } = predictor(run)(
    run.replicas[replica].theta,
    grid.map((x) => [x]),
  );
  return {
    label: `${run.label}: ŷ ± 2σ`,
    role,
    mark: 'band',
    points: grid.map((x, i) => {
      const half = BAND * Math.exp(logScale[i]);
      return [x, mean[i] - half, mean[i] + half];
    }),
  };
}

/** The replica that ended lowest. */
export function lowestReplica({ replicas }: RecordedRun): number {
  return replicas.reduce((best, { loss }, i) => (loss < replicas[best].loss ? i : best), 0);
}
