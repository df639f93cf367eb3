import { claim } from '../../src/experiment/claim.ts';
import { type Findings, foundRows } from '../../src/experiment/findings.ts';
import type { ClaimResult } from '../../src/recording/recording.ts';
import { short, worst } from '../measure.ts';
import { countableSteps } from './quantised.ts';
import { type Facts, floatShortfall, gapAt } from './theory.ts';

/** Sums of 1e4 cells. */
const ROUNDING = 1e-10;
/** Step below which the gap follows its law, in the narrowest scale: the next term of the series is some Δ² of it. */
const SMALL = 1 / 32;
/** By how much the law may be missed there. */
const NEXT_TERM = 0.02;
/** Where H(X_Δ) + ln Δ is this near h(X) in real numbers, what is left below is the floats' doing; nats. */
const NEAR = 1e-3;
/** 99.9 % over some thirty steps or ten distances together (Bonferroni), two-sided. */
const NORMAL_MANY = 4.2;
/** Floats at a binade's edge are half as far apart on one side: one cell in thousands. */
const EDGES = 1e-3;

/** Claims on H(X_Δ) + ln Δ, in real numbers and of float32 numbers. */
export function cellClaims(facts: Facts, findings: Findings): ClaimResult[] {
  return [...inReals(facts, findings), ...inFloats(facts, findings), ...awayFromZero(facts, findings)];
}

function inReals(facts: Facts, findings: Findings): ClaimResult[] {
  const { entropy: h, gap, narrowest } = facts;
  const rows = foundRows<'delta' | 'entropy'>(findings, 'quantised');
  if (rows.length === 0 || rows.length < countableSteps(facts).length) return [];
  const gaps = rows.map(({ delta, entropy }) => ({ delta, gap: entropy + Math.log(delta) - h }));
  const finest = gaps[gaps.length - 1];
  const claims = [
    claim({
      id: 'never-below',
      statement: `In real numbers H(X in cells of Δ) + log Δ is nowhere below h(X): the least that it is above, for Δ from ${short(rows[0].delta)} to ${short(finest.delta)}`,
      expected: 0,
      measured: Math.min(...gaps.map((each) => each.gap)),
      tolerance: ROUNDING,
      relation: '≥',
      unit: 'nats',
    }),
  ];
  const small = gaps.find(({ delta }) => delta <= SMALL * narrowest);
  if (!small) return claims;
  const size = gapAt(gap, small.delta);
  claims.push(
    claim({
      id: 'limit',
      statement: `H(X in cells of Δ) + log Δ → h(X) in real numbers: at Δ = ${short(finest.delta)}`,
      expected: h,
      measured: finest.gap + h,
      tolerance: gapAt(gap, finest.delta) * (1 + NEXT_TERM) + ROUNDING,
      relation: '=',
      unit: 'nats',
    }),
    claim({
      id: 'gap',
      statement:
        gap.kind === 'law'
          ? `What is left is (Δ²J/24)·log e, J Fisher’s information of location: at Δ = ${short(small.delta)}`
          : `What is left is at most (2Δ/(e·width))·log e, from the two cells at the ends: at Δ = ${short(small.delta)}`,
      expected: size,
      measured: small.gap,
      tolerance: gap.kind === 'law' ? NEXT_TERM * size + ROUNDING : ROUNDING,
      relation: gap.kind === 'law' ? '=' : '≤',
      unit: 'nats',
    }),
  );
  return claims;
}

function inFloats(facts: Facts, findings: Findings): ClaimResult[] {
  const { gap, spacings, floatStep } = facts;
  const coarsest = Math.max(...spacings.filter(({ share }) => share > 1e-6).map(({ spacing }) => spacing));
  const rows = foundRows<'delta' | 'gap' | 'standardError'>(findings, 'floats').filter(
    ({ delta }) => gapAt(gap, Math.max(delta, coarsest)) <= NEAR,
  );
  const finest = rows.at(-1);
  if (!finest) return [];
  const measured = finest.delta * Math.exp(-finest.gap);
  const relative = NORMAL_MANY * finest.standardError + NEAR + EDGES;
  const difference = (row: (typeof rows)[number]) => Math.abs(row.gap - floatShortfall(spacings, row.delta));
  const chance = worst(rows, ({ standardError }) => standardError);
  return [
    claim({
      id: 'float-step',
      statement: `Drawn as float32, H(X in cells of Δ) stops rising where Δ is the distance between floats (typical of the density: e to the mean of its logarithm): Δ = ${short(floatStep)} predicted`,
      expected: floatStep,
      measured,
      tolerance: relative * floatStep,
      relation: '=',
      unit: 'units of y',
    }),
    claim({
      id: 'float-shortfall',
      statement: `Below that, H(X in cells of Δ) + log Δ falls short of h(X) by E max(0, log(spacing/Δ)), and above by nothing (largest difference, Δ from ${short(rows[0].delta)} to ${short(finest.delta)})`,
      expected: 0,
      measured: worst(rows, difference),
      tolerance: NORMAL_MANY * chance + NEAR + EDGES,
      relation: '≤',
      unit: 'nats',
    }),
  ];
}

function awayFromZero(facts: Facts, findings: Findings): ClaimResult[] {
  const rows = foundRows<'location' | 'step' | 'relativeError'>(findings, 'distances');
  if (rows.length === 0 || rows.length < facts.distances.length) return [];
  const pairs = rows
    .map((row, i) => ({ ...row, ...facts.distances[i] }))
    .filter(({ coarsest }) => gapAt(facts.gap, coarsest) <= NEAR);
  if (pairs.length < 2) return [];
  const [first, last] = [pairs[0], pairs[pairs.length - 1]];
  const chance = worst(pairs, ({ relativeError }) => relativeError);
  const claims = [
    claim({
      id: 'distances',
      statement: `The same at ${pairs.length} distances from 0, ${short(first.location)} to ${short(last.location)}: measured over predicted Δ, less 1 (largest)`,
      expected: 0,
      measured: worst(pairs, ({ step, floatStep }) => Math.abs(step / floatStep - 1)),
      tolerance: NORMAL_MANY * chance + NEAR + EDGES,
      relation: '≤',
      unit: '1',
    }),
  ];
  // Nearer than a few deviations the density reaches over 0, where floats are finer.
  const far = pairs.find(({ location }) => location >= FAR * first.location);
  if (!far || far === last) return claims;
  const exponent = Math.log(last.step / far.step) / Math.log(last.location / far.location);
  claims.push(
    claim({
      id: 'distance-exponent',
      statement: `Four times as far from 0, floats lie four times as far apart: the power of the distance, from ${short(far.location)} to ${short(last.location)}`,
      expected: 1,
      measured: exponent,
      tolerance: 0.02,
      relation: '=',
      unit: '1',
    }),
  );
  return claims;
}

/** Distances of at least so many standard deviations are far. */
const FAR = 60;
