import { claim } from '../../src/experiment/claim.ts';
import type { Findings } from '../../src/experiment/findings.ts';
import type { ClaimResult, RecordedRun } from '../../src/recording/recording.ts';
import { NORMAL_999, wilsonInterval } from '../../src/statistics/intervals.ts';
import { replicaCount, short } from '../measure.ts';
import { ended, OPTIMIZER_NAMES } from './collapse-claims.ts';
import { type PhaseCell, phaseCells } from './phase-cells.ts';
import { COMPONENTS, type PhaseFacts, SIZES } from './phase-plan.ts';

/**
 * Share of 400 fits by EM that collapse, on N(0, 1) samples from random data points and the sample's standard deviation,
 * [K][n]: computed independently (R 4.2), standard errors up to .025.
 */
export const EM_FREQUENCIES = [
  [0.185, 0.105, 0.07],
  [0.483, 0.275, 0.123],
  [0.955, 0.598, 0.295],
] as const;
const EM_FITS = 400;
const NORMAL_999_OF_9 = 3.8656;

export function phaseClaims(runs: readonly RecordedRun[], facts: PhaseFacts, findings: Findings): ClaimResult[] {
  const cells = phaseCells(runs, findings);
  const all = cells.flat();
  if (all.some(({ tried, replicas }) => tried < replicas)) return [ended(runs)];
  return [
    ...(facts.normal ? [reference(cells, facts)] : []),
    ...trends(cells, 'em', 'EM collapses'),
    ...trends(cells, 'ever', 'Gradient descent captures a point'),
    ...paired(all, runs[0]),
    ended(runs),
  ];
}

function reference(cells: readonly PhaseCell[][], { each }: PhaseFacts): ClaimResult {
  const deviations = cells.flatMap((row, k) =>
    row.map(({ em, replicas }, j) => {
      const known = EM_FREQUENCIES[k][j];
      // Of the pooled share: a share of 0 or 1 among few fits would have no error of its own.
      const pooled = (em + known * EM_FITS) / (replicas + EM_FITS);
      return Math.abs(em / replicas - known) / Math.sqrt(pooled * (1 - pooled) * (1 / replicas + 1 / EM_FITS));
    }),
  );
  return claim({
    id: 'em-frequencies',
    statement: `EM collapses as often as an independent computation of ${EM_FITS} fits a cell says (the cell that differs most, in standard errors; ${each} fits a cell, 99.9 % for all nine)`,
    expected: 0,
    measured: Math.max(...deviations),
    tolerance: NORMAL_999_OF_9,
    relation: '≤',
    unit: 'standard errors',
  });
}

/** More components, more collapses; more points, fewer: between the ends of the table, all cells of a row or column pooled. */
function trends(cells: readonly PhaseCell[][], of: 'em' | 'ever', who: string): ClaimResult[] {
  const pooled = (some: readonly PhaseCell[]): [number, number] => [
    some.reduce((sum, cell) => sum + cell[of], 0),
    some.reduce((sum, cell) => sum + cell.replicas, 0),
  ];
  const column = (j: number) => pooled(cells.map((row) => row[j]));
  const last = COMPONENTS.length - 1;
  const trend = (id: string, statement: string, more: [number, number], less: [number, number]) =>
    claim({
      id: `${of}-${id}`,
      statement: `${who} more often ${statement} (difference of the shares, lower end of its 99.9 % interval)`,
      expected: 0,
      measured: leastDifference(more, less),
      tolerance: 0,
      relation: '≥',
      unit: '1',
    });
  return [
    trend(
      'components',
      `with ${COMPONENTS[last]} components than with ${COMPONENTS[0]}`,
      pooled(cells[last]),
      pooled(cells[0]),
    ),
    trend('points', `on ${SIZES[0]} points than on ${SIZES[SIZES.length - 1]}`, column(0), column(SIZES.length - 1)),
  ];
}

/** Newcombe, Statistics in Medicine 17 (1998), method 10: of two Wilson intervals. */
function leastDifference([a, n]: [number, number], [b, m]: [number, number]): number {
  const [one, other] = [wilsonInterval(a, n, NORMAL_999), wilsonInterval(b, m, NORMAL_999)];
  return a / n - b / m - Math.hypot(a / n - one.low, other.high - b / m);
}

/** Replica by replica from the same points and start: which holes gradient descent finds, and which it stays in. */
function paired(all: readonly PhaseCell[], { spec: { optimizer } }: RecordedRun): ClaimResult[] {
  const total = (of: 'em' | 'ever' | 'end' | 'both') => all.reduce((sum, cell) => sum + cell[of], 0);
  const [em, ever, end, both] = [total('em'), total('ever'), total('end'), total('both')];
  const name = OPTIMIZER_NAMES[optimizer.kind];
  if (!em || !ever) return [];
  if (optimizer.kind === 'sgd') {
    return [
      claim({
        id: 'sgd-slower',
        statement: `Gradient descent by SGD collapses less often than EM in these steps: it goes down by lr/n a step, where EM goes faster than any exponential (${ever} against ${replicaCount(em)})`,
        expected: em,
        measured: ever,
        tolerance: 0,
        relation: '≤',
        unit: '1',
      }),
    ];
  }
  if (optimizer.kind !== 'adam') return [];
  return [
    claim({
      id: 'same-holes',
      statement: `Where EM collapses, ${name} captures a point at some step as well, from the same start on the same points (of ${replicaCount(em)})`,
      expected: SAME_HOLES,
      measured: both / em,
      tolerance: 0,
      relation: '≥',
      unit: '1',
    }),
    claim({
      id: 'not-for-good',
      statement: `But not for good: of the ${replicaCount(ever)} in which ${name} captured a point, it sits on one at the end in ${end}; its steps of ${short(Number(optimizer.learningRate))} outgrow σ and throw the others off, where EM’s fits end at σ = 0`,
      expected: ever / 2,
      measured: end,
      tolerance: 0,
      relation: '≤',
      unit: '1',
    }),
  ];
}

/** Share of EM's holes that gradient descent has to find, to be said to find the same. */
const SAME_HOLES = 0.75;
