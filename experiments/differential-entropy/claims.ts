import { check, claim } from '../../src/experiment/claim.ts';
import type { Plan } from '../../src/experiment/experiment.ts';
import { type Findings, foundRows } from '../../src/experiment/findings.ts';
import { inNats } from '../../src/experiment/information-in-prose.ts';
import { entropy } from '../../src/information/entropy.ts';
import type { ClaimResult, RecordedRun } from '../../src/recording/recording.ts';
import { count, short, worst } from '../measure.ts';
import { strayOfMean } from '../sample-means/central-limit.ts';
import { rateClaim } from '../sample-means/rate-claim.ts';
import { sampleErrors } from '../sample-means/sample-errors.ts';
import { cellClaims } from './cell-claims.ts';
import { type StretchColumn, stretches } from './stretch.ts';
import type { Facts } from './theory.ts';

/** Of quadrature to a relative 1e-11, and of y beside its location. */
const QUADRATURE = 1e-9;
const ROUNDING = 1e-12;
/** Below this many nats, −ln p(y) does not vary: a uniform density. */
const CONSTANT = 1e-9;

export function claims(_runs: readonly RecordedRun[], plan: Plan, findings: Findings): ClaimResult[] {
  const facts = plan.facts as Facts;
  return [...exact(facts), ...sampled(facts, findings), ...stretched(facts, findings), ...cellClaims(facts, findings)];
}

function exact({ quadrature, closedForm, variance, centred }: Facts): ClaimResult[] {
  const claims: ClaimResult[] = [
    check({
      id: 'quadrature-error',
      statement: 'The integral −∫ p log p is resolved (bound on its error)',
      expected: 0,
      measured: quadrature.error,
      tolerance: QUADRATURE,
      relation: '≤',
      unit: 'nats',
    }),
  ];
  if (closedForm !== null) {
    claims.push(
      claim({
        id: 'closed-form',
        statement: `h(X) by quadrature is the closed form ${CLOSED_FORM[centred.kind]}`,
        expected: closedForm,
        measured: quadrature.value,
        tolerance: QUADRATURE,
        relation: '=',
        unit: 'nats',
      }),
    );
  }
  if (centred.kind === 'mixture' && centred.components.length > 1) claims.push(...bracket(centred, quadrature.value));
  const gaussian = Math.log(2 * Math.PI * Math.E * variance) / 2;
  const only = centred.kind === 'gaussian' || (centred.kind === 'mixture' && centred.components.length === 1);
  claims.push(
    claim({
      id: 'at-most-gaussian',
      statement: `h(X) ≤ ½ log(2πe·variance): no density of this variance has more than the Gaussian${only ? ', which this is' : ''}`,
      expected: gaussian,
      measured: quadrature.value,
      tolerance: QUADRATURE,
      relation: only ? '=' : '≤',
      unit: 'nats',
    }),
  );
  return claims;
}

/** Knowing which component drew y takes off at most the entropy of that: 0 ≤ I(y; component) ≤ H(weights). */
function bracket({ components }: Extract<Facts['centred'], { kind: 'mixture' }>, measured: number): ClaimResult[] {
  const within = components.reduce(
    (sum, { weight, scale }) => sum + weight * (Math.log(scale) + Math.log(2 * Math.PI * Math.E) / 2),
    0,
  );
  const parts = { measured, tolerance: QUADRATURE, unit: 'nats' };
  return [
    claim({
      ...parts,
      id: 'mixture-least',
      statement: 'A mixture has no closed form, but h(X) is at least its components’ mean h',
      expected: within,
      relation: '≥',
    }),
    claim({
      ...parts,
      id: 'mixture-most',
      statement: 'and at most the entropy of its weights more',
      expected: within + entropy(components.map(({ weight }) => weight)),
      relation: '≤',
    }),
  ];
}

const CLOSED_FORM = {
  gaussian: 'log σ + ½ log(2πe)',
  laplacian: 'log(2eλ)',
  uniform: 'log(width)',
  mixture: 'log σ + ½ log(2πe)',
} as const;

function sampled(facts: Facts, findings: Findings): ClaimResult[] {
  const { entropy: h, deviation, replicas, octaves, narrowing } = facts;
  const errors = sampleErrors(findings, h);
  if (errors.length <= octaves) return [];
  const last = errors[errors.length - 1];
  const tolerance = Math.max(strayOfMean(facts, last.n * replicas), QUADRATURE);
  const claims = [
    claim({
      id: 'mean',
      statement: `An expectation is the limit of averages: the mean of −log p(y) over ${count(replicas)} samples of ${count(last.n)} draws is h(X) (99.9 % interval)`,
      expected: h,
      measured: last.mean,
      tolerance,
      relation: '=',
      unit: 'nats',
    }),
    claim({
      id: 'negative',
      statement: `h is negative for a narrow density: stretched by a = ${short(narrowing)}, so that h is −log 2, those draws surprise by that on average (99.9 % interval)`,
      expected: -Math.LN2,
      measured: mean(foundRows<'mean'>(findings, 'narrow').map((row) => row.mean)),
      tolerance,
      relation: '=',
      unit: 'nats',
    }),
  ];
  if (deviation < CONSTANT) return claims;
  const statement = 'The error of a sample mean falls as 1/√n, as for a table: the fitted exponent (99.9 % interval)';
  claims.push(...rateClaim(errors, { replicas, spread: facts, statement }));
  return claims;
}

function stretched(facts: Facts, findings: Findings): ClaimResult[] {
  const rows = foundRows<StretchColumn>(findings, 'stretches');
  if (rows.length < stretches(facts).length) return [];
  const range = `a from ${short(rows[0].a)} to ${short(rows[rows.length - 1].a)}`;
  const unit = rows.find(({ a }) => a === 1);
  const { entropy: h, stretch, placed, centred } = facts;
  const own = rows.find(({ a }) => a === stretch);
  return [
    claim({
      id: 'stretch',
      statement: `h(aX) = h(X) + log a, here for a = ${short(stretch)}, by quadrature`,
      expected: h + Math.log(stretch),
      measured: own?.entropy ?? Number.NaN,
      tolerance: QUADRATURE,
      relation: '=',
      unit: 'nats',
    }),
    claim({
      id: 'stretches',
      statement: `The same for ${range} (largest difference)`,
      expected: 0,
      measured: worst(rows, ({ a, entropy }) => Math.abs(entropy - h - Math.log(a))),
      tolerance: QUADRATURE,
      relation: '≤',
      unit: 'nats',
    }),
    ...(placed === centred || JSON.stringify(placed) === JSON.stringify(centred)
      ? []
      : [
          claim({
            id: 'shift',
            statement: 'Moved away from 0, h stays what it was (largest difference over all a)',
            expected: 0,
            measured: worst(rows, (row) => Math.abs(row.moved - row.entropy)),
            // y is rounded to its location's digits, and the error falls on (y − mean)/σ.
            tolerance: QUADRATURE + 100 * Number.EPSILON * furthestShare(facts),
            relation: '≤',
            unit: 'nats',
          }),
        ]),
    claim({
      id: 'kl-invariant',
      statement: `KL(aX, aZ) does not depend on the unit: for ${range} it is KL(X, Z), while h changes by ${inNats(rows[rows.length - 1].entropy - rows[0].entropy)} (largest difference of KL)`,
      expected: 0,
      measured: worst(rows, ({ kl }) => Math.abs(kl - (unit?.kl ?? Number.NaN))),
      tolerance: QUADRATURE,
      relation: '≤',
      unit: 'nats',
    }),
    check({
      id: 'stretches-resolved',
      statement: 'All of these integrals are resolved (largest bound on an error)',
      expected: 0,
      measured: worst(rows, ({ entropyError, klError }) => Math.max(entropyError, klError)),
      tolerance: QUADRATURE + ROUNDING,
      relation: '≤',
      unit: 'nats',
    }),
  ];
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Largest distance from 0 of a part, in its scales. */
function furthestShare({ placed }: Facts): number {
  if (placed.kind !== 'mixture') return Math.abs(placed.location) / placed.scale;
  return worst(placed.components, ({ mean, scale }) => Math.abs(mean) / scale);
}
