import type { Plan } from '../../src/experiment/experiment.ts';
import { type Findings, foundRows, foundTable } from '../../src/experiment/findings.ts';
import { klDivergence } from '../../src/information/entropy.ts';
import { isLower } from '../measure.ts';
import { drawPair, PAIR_KINDS, type Pair, type PairKind } from '../random-tables.ts';
import { tableDistance } from '../recorded-tables.ts';
import { jensenLoss, proofLines } from './proof.ts';
import type { Facts } from './theory.ts';

/** Pairs of a round: some ten milliseconds. */
const IN_ROUND = 1000;
/** Dots in the figure of divergences against distances. */
const DOTS = 500;
/** Pairs nearer than these are within rounding's reach of a ratio to the square of their distance. */
const APART = { kl: 1e-5, jensen: 1e-4 };

/** What was found among the pairs of one kind: extremes, and the pair's number where each was. */
export interface KindRow {
  kind: number;
  pairs: number;
  /** Pairs with KL = ∞. */
  infinite: number;
  /** Pairs at a total variation of 1e-5 or more. */
  apart: number;
  smallestKl: number;
  smallestAt: number;
  /** Of the finite ones. */
  largestKl: number;
  largestAt: number;
  /** Least KL/(2·TV²) of those apart: Pinsker says 1 or more. */
  pinsker: number;
  pinskerAt: number;
  /** Of those apart. */
  smallestApart: number;
  smallestApartAt: number;
  /** What Jensen's line loses. */
  smallestLoss: number;
  largestLoss: number;
  /** Least loss/(2·TV²) to Q as it is on P's support, of those that are apart there. */
  strictness: number;
  /** Largest difference of the two sides of the equality. */
  equality: number;
  /** −ln Q(P's support), the last line. */
  smallestReach: number;
  largestReach: number;
  /** Largest |KL − loss − reach|: the lines together. */
  together: number;
}

const COLUMNS: Record<keyof KindRow, string> = {
  kind: '1',
  pairs: '1',
  infinite: '1',
  apart: '1',
  smallestKl: 'nats',
  smallestAt: '1',
  largestKl: 'nats',
  largestAt: '1',
  pinsker: '1',
  pinskerAt: '1',
  smallestApart: 'nats',
  smallestApartAt: '1',
  smallestLoss: 'nats',
  largestLoss: 'nats',
  strictness: '1',
  equality: 'nats',
  smallestReach: 'nats',
  largestReach: 'nats',
  together: 'nats',
};

export function studyRounds({ pairs }: Facts): number {
  return Math.ceil(pairs / IN_ROUND);
}

/** `kinds`: a row a kind of pair. `dots`: total variation and KL of some pairs. */
export function* study(plan: Plan): Generator<Findings, void> {
  const { seed, pairs } = plan.facts as Facts;
  const kinds = PAIR_KINDS.map((_, kind) => emptyRow(kind));
  const dots: number[][] = [];
  // One more than a multiple of the kinds, which take turns: every kind has its dots.
  const every = 1 + PAIR_KINDS.length * Math.floor(pairs / DOTS / PAIR_KINDS.length);
  for (let first = 0; first < pairs; first += IN_ROUND) {
    for (let index = first; index < Math.min(pairs, first + IN_ROUND); index++) {
      const pair = drawPair(seed, index);
      const kind = PAIR_KINDS.indexOf(pair.kind);
      const { kl, distance } = take(kinds[kind], pair, index);
      if (index % every === 0) dots.push([kind, distance, kl]);
    }
    const rows = kinds.map((row) => Object.keys(COLUMNS).map((name) => row[name as keyof KindRow]));
    yield [foundTable('kinds', COLUMNS, rows), foundTable('dots', { kind: '1', tv: '1', kl: 'nats' }, dots.slice())];
  }
}

export function emptyRow(kind: number): KindRow {
  const [high, low] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  return {
    kind,
    pairs: 0,
    infinite: 0,
    apart: 0,
    smallestKl: high,
    smallestAt: -1,
    largestKl: low,
    largestAt: -1,
    pinsker: high,
    pinskerAt: -1,
    smallestApart: high,
    smallestApartAt: -1,
    smallestLoss: high,
    largestLoss: low,
    strictness: high,
    equality: 0,
    smallestReach: high,
    largestReach: low,
    together: 0,
  };
}

/** Enters one pair into its kind's row. A NaN stays. */
export function take(row: KindRow, { p, q }: Pick<Pair, 'p' | 'q'>, index: number): { kl: number; distance: number } {
  const kl = klDivergence(p, q);
  const distance = tableDistance(p, q);
  const lines = proofLines(p, q);
  const loss = jensenLoss(lines);
  row.pairs++;
  if (isLower(kl, row.smallestKl)) [row.smallestKl, row.smallestAt] = [kl, index];
  row.smallestLoss = Math.min(row.smallestLoss, loss);
  row.smallestReach = Math.min(row.smallestReach, lines.reach);
  row.largestReach = Math.max(row.largestReach, lines.reach);
  row.equality = Math.max(row.equality, Math.abs(lines.jensen - lines.reach));
  if (distance >= APART.kl) {
    row.apart++;
    if (isLower(kl, row.smallestApart)) [row.smallestApart, row.smallestApartAt] = [kl, index];
    const ratio = kl / (2 * distance ** 2);
    if (isLower(ratio, row.pinsker)) [row.pinsker, row.pinskerAt] = [ratio, index];
  }
  if (kl === Number.POSITIVE_INFINITY) {
    row.infinite++;
    return { kl, distance };
  }
  if (isLower(-kl, -row.largestKl)) [row.largestKl, row.largestAt] = [kl, index];
  row.largestLoss = Math.max(row.largestLoss, loss);
  row.together = Math.max(row.together, Math.abs(kl - loss - lines.reach));
  const there = onSupport(p, q);
  const distanceThere = tableDistance(p, there);
  if (distanceThere >= APART.jensen) row.strictness = Math.min(row.strictness, loss / (2 * distanceThere ** 2));
  return { kl, distance };
}

/** Q given that P's outcome is possible. */
function onSupport(p: readonly number[], q: readonly number[]): number[] {
  const kept = q.map((each, outcome) => (p[outcome] > 0 ? each : 0));
  const mass = kept.reduce((sum, each) => sum + each, 0);
  return kept.map((each) => each / mass);
}

export function kindRows(findings: Findings): (KindRow & { name: PairKind })[] {
  return (foundRows(findings, 'kinds') as unknown as KindRow[]).map((row) => ({ ...row, name: PAIR_KINDS[row.kind] }));
}
