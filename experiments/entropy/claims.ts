import { claim } from '../../src/experiment/claim.ts';
import type { Plan } from '../../src/experiment/experiment.ts';
import type { Findings } from '../../src/experiment/findings.ts';
import { entropy } from '../../src/information/entropy.ts';
import { bits, nats } from '../../src/information/logarithm.ts';
import type { ClaimResult, RecordedRun } from '../../src/recording/recording.ts';
import { count } from '../measure.ts';
import { strayOfMean } from '../sample-means/central-limit.ts';
import { rateClaim } from '../sample-means/rate-claim.ts';
import { sampleErrors } from '../sample-means/sample-errors.ts';
import type { Facts } from './theory.ts';

/** Of sums of at most some thousand float64 terms of order 1. */
const ROUNDING = 1e-12;
/** Below this many nats, −ln P(y) does not vary: every outcome surprises alike. */
const CONSTANT = 1e-12;

export function claims(_runs: readonly RecordedRun[], plan: Plan, findings: Findings): ClaimResult[] {
  const facts = plan.facts as Facts;
  return [...exact(facts), ...sampled(facts, findings)];
}

function exact({ probabilities, entropy: h }: Facts): ClaimResult[] {
  const uniform256 = entropy(new Array<number>(256).fill(1 / 256));
  const outcomes = probabilities.length;
  const even = probabilities.every((p) => Math.abs(p - 1 / outcomes) < ROUNDING);
  return [
    claim({
      id: 'byte',
      statement: 'The uniform distribution on 256 outcomes has an entropy of 8 bits: one byte',
      expected: 8,
      measured: bits(uniform256),
      tolerance: ROUNDING,
      relation: '=',
      unit: '1',
    }),
    claim({
      id: 'nat',
      statement: 'One nat is log₂ e bits',
      expected: Math.LOG2E,
      measured: bits(nats(1)),
      tolerance: ROUNDING,
      relation: '=',
      unit: '1',
    }),
    claim({
      id: 'at-most-uniform',
      statement: `H(P) ≤ log m for this table of m = ${outcomes} outcomes${even ? ', with equality: it is uniform' : ''}`,
      expected: Math.log(outcomes),
      measured: h,
      tolerance: ROUNDING,
      relation: even ? '=' : '≤',
      unit: 'nats',
    }),
  ];
}

function sampled(facts: Facts, findings: Findings): ClaimResult[] {
  const { entropy: h, deviation, replicas, octaves } = facts;
  const errors = sampleErrors(findings, h);
  if (errors.length <= octaves) return [];
  const last = errors[errors.length - 1];
  const bound = strayOfMean(facts, last.n * replicas);
  const claims = [
    claim({
      id: 'mean',
      statement: `The mean of −log P(y) over ${replicas} samples of ${count(last.n)} draws is H(P) (99.9 % interval)`,
      expected: h,
      measured: last.mean,
      tolerance: Math.max(bound, ROUNDING * Math.max(1, h)),
      relation: '=',
      unit: 'nats',
    }),
  ];
  if (deviation < CONSTANT) return claims;
  const statement = 'The error of a sample mean falls as 1/√n: the fitted exponent (99.9 % interval)';
  claims.push(...rateClaim(errors, { replicas, spread: facts, statement }));
  return claims;
}
