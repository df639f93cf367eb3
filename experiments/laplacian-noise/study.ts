import type { Plan } from '../../src/experiment/experiment.ts';
import { type Findings, foundTable } from '../../src/experiment/findings.ts';
import { median } from '../../src/statistics/median.ts';
import { rightmost } from './breakdown.ts';
import type { Facts } from './facts.ts';
import { deviationsFit, FAR, moved, squaresFit } from './outlier.ts';

/** Heights of the outlier to both sides of where its y was. */
const HEIGHTS = 16;
/** Distances of the outlier in x, as multiples of the distance at which the line is said to follow it. */
export const DISTANCES = [1 / 64, 1 / 16, 1 / 4, 1 / 2, 0.8, 0.95, 1.05, 1.25, 2, 4];
/** Shares of rows thrown up, at most. */
const SHARES = 24;
/** A fit that moves by more than this share of what its rows were moved by goes with them. */
export const CARRIED = 1e-3;

/** Heights in standard deviations of y, from one end to the other, out to at least 20 and to twice the reader's own. */
export function heights({ outlier }: Facts): number[] {
  const reach = Math.max(20, 2 * Math.abs(outlier.shares));
  return Array.from({ length: 2 * HEIGHTS + 1 }, (_, i) => (reach * (i - HEIGHTS)) / HEIGHTS);
}

/** How many rows are thrown up, in turn: the counts about both breakdown points among them. */
export function counts({ y, line, median: { breakdown } }: Facts): number[] {
  const n = y.length;
  const even = Array.from({ length: SHARES }, (_, i) => Math.max(1, Math.round((0.6 * n * (i + 1)) / SHARES)));
  const about = [breakdown, ...(line ? [line.breakdown] : [])].flatMap((count) => [count - 1, count]);
  return [...new Set([1, ...even, ...about])].filter((count) => count >= 1 && count < n).sort((a, b) => a - b);
}

export function studyRounds(facts: Facts): number {
  return heights(facts).length + (facts.line ? DISTANCES.length : 0) + counts(facts).length;
}

/**
 * Exact fits, without training. `influence`: the fitted value at the outlier's row for each height. `leverage`: the share of
 * a move of its y that the line makes, for each distance of the row in x. `breakdown`: the same for more and more rows thrown up.
 */
export function* study(plan: Plan): Generator<Findings, void> {
  const facts = plan.facts as Facts;
  const { x, y, deviation, outlier, line } = facts;
  const influence: number[][] = [];
  const leverage: number[][] = [];
  const breakdown: number[][] = [];
  const found = (): Findings => [
    foundTable('influence', { height: 'sd(y)', l2: 'y', l1: 'y' }, influence.slice()),
    foundTable('leverage', { distance: '1', l2: '1', l1: '1' }, leverage.slice()),
    foundTable('breakdown', { count: 'rows', mean: '1', median: '1', l1: '1' }, breakdown.slice()),
  ];
  const only = new Set([outlier.row]);
  for (const height of heights(facts)) {
    const targets = moved(y, only, height * deviation);
    influence.push([height, squaresFit(x, targets)[outlier.row], deviationsFit(x, targets)[outlier.row]]);
    yield found();
  }
  const by = FAR * deviation;
  if (line) {
    const centre = median(x.map(([value]) => value));
    for (const distance of DISTANCES) {
      const away = x.map((row, i) => (i === outlier.row ? [centre + distance * (line.leverage - centre)] : row));
      const share = (valuesOf: typeof squaresFit) =>
        (valuesOf(away, moved(y, only, by))[outlier.row] - valuesOf(away, y)[outlier.row]) / by;
      leverage.push([distance, share(squaresFit), share(deviationsFit)]);
      yield found();
    }
  }
  const before = deviationsFit(x, y);
  for (const count of counts(facts)) {
    const thrown = rightmost(
      x.map(([value]) => value),
      count,
    );
    const targets = moved(y, thrown, by);
    const fit = deviationsFit(x, targets);
    breakdown.push([
      count,
      count / y.length,
      Math.abs(median(targets) - median(y)) / by,
      Math.max(...fit.map((value, i) => Math.abs(value - before[i]))) / by,
    ]);
    yield found();
  }
}
