import { claim } from '../../src/experiment/claim.ts';
import { type Findings, foundRows } from '../../src/experiment/findings.ts';
import type { ClaimResult, RecordedRun } from '../../src/recording/recording.ts';
import { furthest, short, worst } from '../measure.ts';
import { FINISHED, isFinished } from '../regression/regression-run.ts';
import { residuals } from '../regression/residuals.ts';
import type { Facts } from './facts.ts';
import { CARRIED } from './study.ts';

/** Far out in x even a line that holds moves by many sd(y); one that follows does so entirely. */
const FOLLOWED = 0.5;
/** Of exact fits, relative. */
const EXACT = 1e-8;

/** One row moved: what the trained lines make of it, and the exact fits at every height. */
export function influenceClaims(l2: RecordedRun, l1: RecordedRun, facts: Facts, findings: Findings): ClaimResult[] {
  const { outlier, y, deviation } = facts;
  const { row, by, hat } = outlier;
  const claims: ClaimResult[] = [];
  const fitted = (run: RecordedRun) => residuals(run).map((r) => y[row] + by - r[row]);
  if (isFinished(l2) && by !== 0) {
    claims.push(
      claim({
        id: 'l2-follows',
        statement: `L2 follows the row that was moved by ${short(outlier.shares)} sd(y): the trained line moves there by its leverage h = ${short(hat[row])} (diagonal of the hat matrix) for each unit`,
        expected: hat[row],
        measured: furthest(
          fitted(l2).map((value) => (value - outlier.squaresBefore) / by),
          hat[row],
        ),
        // ŷ is known to so many digits of y's own size, whatever the move.
        tolerance: FINISHED * Math.max(1, deviation / Math.abs(by), Math.abs(outlier.squaresBefore / by)),
        relation: '=',
        unit: '1',
      }),
    );
  }
  const beyond = (height: number) => Math.sign(by || 1) * (height - outlier.far[row]) > 0;
  if (isFinished(l1) && !outlier.follows && outlier.farIsUnique && beyond(y[row] + by)) {
    claims.push(
      claim({
        id: 'l1-holds',
        statement: `L1 does not: beyond ŷ = ${short(outlier.far[row])} at that row its trained line is where it is with the row a million sd(y) away (largest difference of all fitted values)`,
        expected: 0,
        measured:
          worst(residuals(l1), (r) =>
            Math.max(...Array.from(r, (value, i) => Math.abs(y[i] + (i === row ? by : 0) - value - outlier.far[i]))),
          ) / deviation,
        tolerance: FINISHED * Math.max(1, Math.abs(outlier.shares)),
        relation: '≤',
        unit: 'sd(y)',
      }),
    );
  }
  return [...claims, ...sweepClaims(facts, findings)];
}

function sweepClaims({ outlier, y, deviation }: Facts, findings: Findings): ClaimResult[] {
  const sweep = foundRows<'height' | 'l2' | 'l1'>(findings, 'influence');
  if (sweep.length < 2) return [];
  const { row, hat, far, follows } = outlier;
  const slopes = sweep
    .slice(1)
    .map(({ height, l2 }, k) => (l2 - sweep[k].l2) / ((height - sweep[k].height) * deviation));
  const claims = [
    claim({
      id: 'l2-influence',
      statement: `L2's influence has no bound: at every height of that row, exact fits move by the same ${short(hat[row])} for a unit (steepness furthest from it)`,
      expected: hat[row],
      measured: furthest(slopes, hat[row]),
      tolerance: EXACT * Math.max(1, Math.abs(y[row]) / deviation),
      relation: '=',
      unit: '1',
    }),
  ];
  const up = Math.sign(outlier.by || 1);
  const beyond = sweep.filter(({ height }) => up * (y[row] + height * deviation - far[row]) > 0);
  if (follows || !beyond.length) return claims;
  const extent = Math.max(...beyond.map(({ height }) => height)) - Math.min(...beyond.map(({ height }) => height));
  claims.push(
    claim({
      id: 'l1-influence',
      statement: `L1's is bounded: beyond ŷ = ${short(far[row])} the exact fit does not move at all, over ${short(extent)} sd(y) (largest move)`,
      expected: 0,
      measured: worst(beyond, ({ l1 }) => Math.abs(l1 - far[row])) / deviation,
      tolerance: FINISHED,
      relation: '≤',
      unit: 'sd(y)',
    }),
  );
  return claims;
}

/** How many rows, and how far out in x, it takes to carry a fit off. */
export function breakdownClaims({ y, median, line, outlier }: Facts, findings: Findings): ClaimResult[] {
  const n = y.length;
  const rows = foundRows<'count' | 'mean' | 'median' | 'l1'>(findings, 'breakdown');
  const fewest = (of: (row: (typeof rows)[number]) => number) =>
    rows.find((row) => of(row) > CARRIED)?.count ?? Number.NaN;
  const claims: ClaimResult[] = [];
  if (rows.some(({ count }) => count >= median.breakdown)) {
    claims.push(
      claim({
        id: 'median-breakdown',
        statement: `Of ${n} values, it takes half to carry the median off without end; one is enough for the mean (fewest rows that do)`,
        expected: median.breakdown,
        measured: fewest((row) => row.median),
        tolerance: 0,
        relation: '=',
        unit: '1',
      }),
      claim({
        id: 'mean-breakdown',
        statement: 'The mean goes with a single one',
        expected: 1,
        measured: rows.find((row) => row.mean > 0.5 / n)?.count ?? Number.NaN,
        tolerance: 0,
        relation: '=',
        unit: '1',
      }),
    );
  }
  if (!line) return claims;
  if (rows.some(({ count }) => count >= line.breakdown)) {
    claims.push(
      claim({
        id: 'line-breakdown',
        statement: `The line of least absolute deviations is not as safe as the median: thrown up at the largest x, ${short((100 * line.breakdown) / n)} % of the rows carry it off (fewest rows that do)`,
        expected: line.breakdown,
        measured: fewest((row) => row.l1),
        tolerance: 0,
        relation: '=',
        unit: '1',
      }),
    );
  }
  const leverage = foundRows<'distance' | 'l2' | 'l1'>(findings, 'leverage');
  const followed = leverage.filter(({ l1 }) => l1 > FOLLOWED).map(({ distance }) => distance);
  const held = leverage.filter(({ l1 }) => !(l1 > FOLLOWED)).map(({ distance }) => distance);
  if (!leverage.some(({ distance }) => distance > 1)) return claims;
  const [nearest, furthestHeld] = [Math.min(...followed), Math.max(...held)];
  claims.push(
    claim({
      id: 'leverage-breakdown',
      statement: `One row is enough if it lies far out in x: from x = ${short(line.leverage)} on, L1's line follows row ${outlier.row + 1} wherever its y goes (distance at which it begins to, over that one)`,
      expected: 1,
      measured: nearest > furthestHeld ? (nearest + furthestHeld) / 2 : Number.NaN,
      tolerance: 0.05,
      relation: '=',
      unit: '1',
    }),
  );
  return claims;
}
