import { claim } from '../../src/experiment/claim.ts';
import { type Findings, foundRows } from '../../src/experiment/findings.ts';
import { bits, nats } from '../../src/information/logarithm.ts';
import type { ClaimResult } from '../../src/recording/recording.ts';
import { NORMAL_999 } from '../../src/statistics/intervals.ts';
import { count, short, worst } from '../measure.ts';
import { finitePrecisionEntropy } from './precision.ts';
import type { Source } from './source.ts';
import { CODED } from './study.ts';
import type { Facts } from './theory.ts';

/** Of a coder's rate: whole bytes, frequencies of 24 bits. */
const CODER_SHARE = 1e-3;
/** Where a cell is this share of the source's scale, its density is even enough for the error to be uniform. */
const NARROW = { smooth: 0.04, edges: 0.004 };
/** ½ log₂(2πe/12): bits by which a uniform quantiser is dearer than Gaussian noise of the same size. */
export const QUANTISER_GAP = 0.5 * Math.log2((2 * Math.PI * Math.E) / 12);

export type Coded = Record<'sigma' | 'values' | 'bits' | 'entropy' | 'deviation' | 'rms' | 'wrong', number>;

/** What was coded: not where it took too many cells. */
export function codedRows(findings: Findings): Coded[] {
  return foundRows<keyof Coded>(findings, 'coder').filter(({ values }) => values > 0);
}

/** Bits that a value costs to write so that it can be read to σ. */
export function coderClaims(source: Source, facts: Facts, findings: Findings): ClaimResult[] {
  const rows = codedRows(findings);
  if (foundRows(findings, 'coder').length < CODED.length || !rows.length) return [];
  return [...rates(rows), ...(source.law ? distortion(source, source.law, rows) : points(facts, rows))];
}

/** Of the mean of −log₂ P(cell), and of the coder itself, bits. */
function rateTolerance({ values, deviation, entropy }: Coded): number {
  return NORMAL_999 * bits(nats(deviation / Math.sqrt(values))) + CODER_SHARE * bits(nats(entropy)) + 16 / values;
}

function rates(rows: readonly Coded[]): ClaimResult[] {
  const { values } = rows[0];
  const missed = (row: Coded) => Math.abs(row.bits / row.values - bits(nats(row.entropy))) / rateTolerance(row);
  const furthest = rows.reduce((a, b) => (missed(a) >= missed(b) ? a : b));
  return [
    claim({
      id: 'coder-exact',
      statement: `A range coder writes ${count(values)} values of y, quantised to each of ${rows.length} σ, and reads them back (values that differ)`,
      expected: 0,
      measured: rows.reduce((sum, { wrong }) => sum + wrong, 0),
      tolerance: 0,
      relation: '=',
      unit: '1',
    }),
    claim({
      id: 'coder-rate',
      statement: `Written to any of these σ, a value costs the entropy of its cell, σ√12 wide (the σ that misses most, ${short(furthest.sigma)}; 99.9 % interval)`,
      expected: bits(nats(furthest.entropy)),
      measured: furthest.bits / furthest.values,
      tolerance: rateTolerance(furthest),
      relation: '=',
      unit: 'bits',
    }),
  ];
}

/** Where cells are narrow: the distortion is σ², at about a quarter of a bit more than H_σ. */
function distortion(source: Source, law: NonNullable<Source['law']>, rows: readonly Coded[]): ClaimResult[] {
  const narrow = law.power === 2 ? NARROW.smooth : NARROW.edges;
  const fine = rows.filter(({ sigma }) => sigma * Math.sqrt(12) <= narrow * source.scale);
  if (!fine.length) return [];
  const { values } = fine[0];
  const gaps = fine.map((row) => ({
    gap: row.bits / row.values - bits(nats(finitePrecisionEntropy(source, row.sigma))),
    // What H_σ has more than the approximation, and as much again for cells that are cut by an edge.
    tolerance: rateTolerance(row) + bits(nats(3 * law.coefficient * row.sigma ** law.power)),
  }));
  const missed = (each: (typeof gaps)[number]) => Math.abs(each.gap - QUANTISER_GAP) - each.tolerance;
  const { gap, tolerance } = gaps.reduce((a, b) => (missed(a) >= missed(b) ? a : b));
  return [
    claim({
      id: 'coder-distortion',
      statement: `What is read is off by σ: the mean square error over σ², for σ up to ${short(fine[0].sigma)} (99.9 % interval)`,
      expected: 1,
      measured: fine
        .map(({ rms, sigma }) => (rms / sigma) ** 2)
        .reduce((a, b) => (Math.abs(b - 1) > Math.abs(a - 1) ? b : a)),
      // (Δu)² of a uniform u on ±½ has the variance 4/5 of its squared mean. Half a percent for cells that are not so narrow.
      tolerance: NORMAL_999 * Math.sqrt(0.8 / values) + 0.005,
      relation: '=',
      unit: '1',
    }),
    claim({
      id: 'coder-gap',
      statement: `So a squared error of σ² costs Hσ(y) in bits and ½ log₂(2πe/12), about a quarter of a bit, for σ up to ${short(fine[0].sigma)} (the difference that misses most; 99.9 % interval)`,
      expected: QUANTISER_GAP,
      measured: gap,
      tolerance,
      relation: '=',
      unit: 'bits',
    }),
  ];
}

/** No precision makes one of finitely many points dearer. */
function points({ most }: Facts, rows: readonly Coded[]): ClaimResult[] {
  if (most === null) return [];
  return [
    claim({
      id: 'coder-points',
      statement:
        'However small σ is, no value costs more bits than the points’ own entropy (the dearest; 99.9 % interval)',
      expected: bits(nats(most)),
      measured: worst(rows, (row) => row.bits / row.values),
      tolerance: worst(rows, rateTolerance),
      relation: '≤',
      unit: 'bits',
    }),
  ];
}
