import { claim } from '../../src/experiment/claim.ts';
import { type Findings, foundRows } from '../../src/experiment/findings.ts';
import { trapezoidNodes } from '../../src/information/quadrature.ts';
import type { ClaimResult } from '../../src/recording/recording.ts';
import { findRoot } from '../../src/statistics/root.ts';
import { SEPARATION_COUNT } from './sweep.ts';

/** Computed elsewhere (R 4.2: adaptive quadrature and a multi-start search), to the digits given. */
export const FOLD = { separation: 4.82445944, mean: 2.145724, sd: 1.290985 } as const;
export const GLOBAL_SWITCH = 5.60016444;

/** Of the reference's last digits. */
const TOLERANCE = { separation: 1e-6, moment: 1e-5, descent: 1e-3, level: 1e-3 } as const;
/** A mean nearer to the middle than this is in the middle. */
const MIDDLE = 1e-3;

/** What the sweep over separations located, as far as it has come. */
export function sweepClaims(findings: Findings): ClaimResult[] {
  return [...free(findings), ...fixed(findings), ...levels(findings)];
}

const separation = (id: string, statement: string, expected: number, measured: number, tolerance: number) =>
  claim({ id, statement, expected, measured, tolerance, relation: '=', unit: 'sd' });

function free(findings: Findings): ClaimResult[] {
  const [descent] = foundRows<'separation'>(findings, 'descent');
  const turns = foundRows<'separation' | 'mean' | 'sd'>(findings, 'fold');
  const claims: ClaimResult[] = [];
  if (descent) {
    claims.push(
      separation(
        'fold-by-descent',
        'σ trained: descent from a mode of ½N(−a, 1) + ½N(a, 1) stays off the middle from this separation 2a on, bracketed by searches',
        FOLD.separation,
        descent.separation,
        TOLERANCE.descent,
      ),
    );
  }
  if (!findings.some(({ name }) => name === 'fold')) return claims;
  // No turn, or more than one: nothing was located.
  const turn = turns.length === 1 ? turns[0] : { separation: Number.NaN, mean: Number.NaN, sd: Number.NaN };
  claims.push(
    separation(
      'fold',
      'σ trained: the curve of stationary points turns back at this separation (a fold): a mode-seeking optimum and a saddle come into being together, away from the middle',
      FOLD.separation,
      turn.separation,
      TOLERANCE.separation,
    ),
    separation('fold-mean', 'At the fold, Q has this mean', FOLD.mean, Math.abs(turn.mean), TOLERANCE.moment),
    separation('fold-sd', 'At the fold, Q has this standard deviation', FOLD.sd, turn.sd, TOLERANCE.moment),
  );
  return claims;
}

function fixed(findings: Findings): ClaimResult[] {
  if (!findings.some(({ name }) => name === 'pitchfork')) return [];
  const turns = foundRows<'separation' | 'mean'>(findings, 'pitchfork');
  const turn = turns.length === 1 ? turns[0] : { separation: Number.NaN, mean: Number.NaN };
  return [
    separation(
      'pitchfork',
      'σ fixed at 1: the middle splits into two optima at this separation (a pitchfork), where a²·E sech²(aZ) = 1, Z ∼ N(0, 1)',
      pitchforkSeparation(),
      turn.separation,
      TOLERANCE.separation,
    ),
    separation('pitchfork-mean', 'The pitchfork is in the middle: its mean', 0, turn.mean, TOLERANCE.moment),
  ];
}

/** Where ∂²KL/∂m² at m = 0, σ = 1 is 0. */
export function pitchforkSeparation(): number {
  const { z, weight } = trapezoidNodes(1025);
  const curvature = (a: number) => 1 - a * a * z.reduce((sum, at, i) => sum + weight[i] / Math.cosh(a * at) ** 2, 0);
  return 2 * findRoot(curvature, 0.5, 3);
}

function levels(findings: Findings): ClaimResult[] {
  const minima = foundRows<'separation' | 'mean' | 'kl'>(findings, 'minima');
  const [level] = foundRows<'separation' | 'kl'>(findings, 'switch');
  if (!level) return [];
  const broad = minima.filter(({ mean }) => Math.abs(mean) < MIDDLE);
  const furthest = Math.max(...minima.map((row) => row.separation));
  const seeking = minima.filter((row) => row.separation === furthest && Math.abs(row.mean) >= MIDDLE);
  return [
    separation(
      'global-switch',
      'σ trained: seeking a mode becomes better than covering both at this separation',
      GLOBAL_SWITCH,
      level.separation,
      TOLERANCE.separation,
    ),
    claim({
      id: 'broad-stays',
      statement:
        'σ trained: the broad fit over both modes is a local optimum at every separation of the sweep (how many)',
      expected: SEPARATION_COUNT,
      measured: broad.length,
      tolerance: 0,
      relation: '=',
      unit: `of ${SEPARATION_COUNT} separations`,
    }),
    claim({
      id: 'seeking-level',
      statement: `σ trained: on one of two far modes KL(Q, P) tends to log 2 (at separation ${furthest})`,
      expected: Math.LN2,
      measured: seeking.length ? Math.max(...seeking.map(({ kl }) => kl)) : Number.NaN,
      tolerance: TOLERANCE.level,
      relation: '=',
      unit: 'nats',
    }),
  ];
}
