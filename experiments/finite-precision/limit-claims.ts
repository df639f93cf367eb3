import { claim } from '../../src/experiment/claim.ts';
import { type Findings, foundRows } from '../../src/experiment/findings.ts';
import { inNats } from '../../src/experiment/information-in-prose.ts';
import type { ClaimResult } from '../../src/recording/recording.ts';
import { ordinaryLeastSquares } from '../../src/statistics/least-squares.ts';
import { short, worst } from '../measure.ts';
import type { Source } from './source.ts';
import { SIGMAS } from './study.ts';
import { type Facts, SMALLEST } from './theory.ts';

/** Of the quadrature, in nats. */
const QUADRATURE = 1e-9;
/** Of a fitted coefficient. */
const FITTED = 0.01;
/** σ below this share of the source's scale is small enough for the leading term of the error to tell the slope. */
const SMALL = 0.1;
/** Points further apart than this many σ are told apart without fail: an error has the probability 1e-23. */
const APART = 20;

/** What quadrature says of H_σ as σ falls. */
export function limitClaims(source: Source, facts: Facts, findings: Findings): ClaimResult[] {
  const rows = foundRows<'sigma' | 'exact'>(findings, 'precision');
  if (rows.length < SIGMAS.length) return [];
  const slopes = rows.slice(1).map(({ sigma, exact }, i) => (exact - rows[i].exact) / Math.log(rows[i].sigma / sigma));
  const d = source.dimension;
  return [
    claim({
      id: 'non-negative',
      statement: `Hσ(y) is not negative for any of ${rows.length} σ from ${short(rows[0].sigma)} down to ${SMALLEST} (the smallest)`,
      expected: 0,
      measured: Math.min(...rows.map(({ exact }) => exact)),
      tolerance: QUADRATURE,
      relation: '≥',
      unit: 'nats',
    }),
    claim({
      id: 'slow',
      statement: `It grows slowly: finer noise by a factor e adds at most ${inNats(d)} (the largest slope against −log σ)`,
      expected: d,
      measured: Math.max(...slopes),
      tolerance: QUADRATURE,
      relation: '≤',
      unit: '1',
    }),
    claim({
      id: 'growing',
      statement: 'Finer noise never takes information away (the smallest slope against −log σ)',
      expected: 0,
      measured: Math.min(...slopes),
      tolerance: QUADRATURE,
      relation: '≥',
      unit: '1',
    }),
    ...(source.law
      ? [...slope(source, rows), ...error(source, source.law, findings)]
      : saturation(source, facts, rows)),
  ];
}

/** Over the last decade the slope has come to d, but for what the error still changes. */
function slope(source: Source, rows: readonly { sigma: number; exact: number }[]): ClaimResult[] {
  const { law, dimension, scale } = source;
  const last = rows[rows.length - 1];
  const before = rows[rows.length - 5];
  if (!law || before.sigma > SMALL * scale) return [];
  const left = (law.coefficient * (before.sigma ** law.power - last.sigma ** law.power)) / Math.LN10;
  return [
    claim({
      id: 'slope',
      statement: `The slope of Hσ(y) against −log σ comes to ${dimension} over the last decade, to σ = ${SMALLEST}`,
      expected: dimension,
      measured: (last.exact - before.exact) / Math.log(before.sigma / last.sigma),
      // The error's leading term, half as much again for those after it.
      tolerance: 1.5 * left + QUADRATURE,
      relation: '=',
      unit: '1',
    }),
  ];
}

/** By how much the approximation falls short, as a polynomial in σ whose leading term theory knows. */
function error(source: Source, { coefficient, power }: NonNullable<Source['law']>, findings: Findings): ClaimResult[] {
  const rows = foundRows<'sigma' | 'error'>(findings, 'fit');
  if (rows.length < 5) return [];
  const shares = rows.map(({ sigma }) => sigma / source.scale);
  const { intercept } = ordinaryLeastSquares(
    shares.map((share) => [share, share * share]),
    rows.map(({ sigma, error }) => error / sigma ** power),
  );
  return [
    claim({
      id: 'error',
      statement:
        power === 2
          ? `The approximation falls short by (σ²J/2)·log e, J = ${short(2 * coefficient)} being y’s Fisher information: the shortfall over σ², fitted for small σ`
          : `The approximation falls short by ${inNats(coefficient)}/y times σ, as much at either edge: the shortfall over σ, fitted for small σ`,
      expected: coefficient,
      measured: -intercept,
      tolerance: FITTED * coefficient,
      relation: '=',
      unit: power === 2 ? 'nats/y²' : 'nats/y',
    }),
  ];
}

/** One of finitely many points has only so much to tell. */
function saturation(
  source: Source,
  { most, source: spec }: Facts,
  rows: readonly { sigma: number; exact: number }[],
): ClaimResult[] {
  if (most === null || spec.kind !== 'points') return [];
  const last = rows[rows.length - 1];
  const limit = `H(P) = ${inNats(most)}${new Set(spec.weights).size === 1 ? `, log ${spec.at.length}` : ''}`;
  const claims = [
    claim({
      id: 'never-above',
      statement: `Hσ(y) is never above the points’ own entropy ${limit} (the largest)`,
      expected: most,
      measured: worst(rows, ({ exact }) => exact),
      tolerance: QUADRATURE,
      relation: '≤',
      unit: 'nats',
    }),
  ];
  if (source.scale < APART * last.sigma) return claims;
  claims.push(
    claim({
      id: 'saturation',
      statement: `It saturates there: Hσ(y) at σ = ${SMALLEST} is ${limit}`,
      expected: most,
      measured: last.exact,
      tolerance: QUADRATURE,
      relation: '=',
      unit: 'nats',
    }),
  );
  return claims;
}
