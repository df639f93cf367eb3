import { claim } from '../../src/experiment/claim.ts';
import type { Findings } from '../../src/experiment/findings.ts';
import { inNats } from '../../src/experiment/information-in-prose.ts';
import type { ClaimResult } from '../../src/recording/recording.ts';
import { normalInterval } from '../../src/statistics/intervals.ts';
import { count } from '../measure.ts';
import { endsBySize } from './study.ts';
import { type Facts, nextTerm } from './theory.ts';

/**
 * Quantile of the intervals. A Gaussian's would be 99.99 %: of two outcomes, KL(P̂, P) is as skewed as χ² with one degree of
 * freedom, and the mean of 100 of them lies outside less than once in a thousand times.
 */
const QUANTILE = 3.8905918864131;
/** Draws of all samples, together, that are not the likeliest outcome. */
const ENOUGH_VARIETY = 400;
const CONFIDENCE = 'interval of at least 99.9 %';
/** Of sums of some thousand float64 terms, nats. */
const ROUNDING = 1e-12;

/** Where training on a sample of n ends, over many samples. */
export function sampleClaims(findings: Findings, facts: Facts): ClaimResult[] {
  const { sample, samples, support, entropy, probabilities, sizes } = facts;
  const bySize = endsBySize(findings, facts);
  const found: ClaimResult[] = [];
  // Where one outcome has nearly all, too few samples differ for an interval.
  const varied = samples * sample.n * (1 - Math.max(...probabilities)) >= ENOUGH_VARIETY || support === 1;
  const same = varied && bySize.find(({ n }) => n === sample.n);
  if (same) {
    const gap = interval(same.ends.map(({ train }) => entropy - train));
    const saving = interval(same.ends.map((end) => end.saving));
    found.push(
      claim({
        id: 'expected-gap',
        statement: `Over ${count(samples)} samples of ${count(sample.n)} draws, training ends below H(P) on average: the mean of H(P) − H(P̂), expected from the binomial counts (${CONFIDENCE})`,
        expected: sample.expectedGap,
        measured: gap.mean,
        tolerance: gap.half + ROUNDING,
        relation: '=',
        unit: 'nats',
      }),
      claim({
        id: 'expected-saving',
        statement: `Over the same samples, it ends below P’s own loss by as much: the mean of KL(P̂, P) (${CONFIDENCE})`,
        expected: sample.expectedGap,
        measured: saving.mean,
        tolerance: saving.half + ROUNDING,
        relation: '=',
        unit: 'nats',
      }),
    );
  }
  if (bySize.length) {
    const counted = bySize.length * samples;
    found.push(
      claim({
        id: 'no-sample-beats-p',
        statement: `Measured on all of P, none of ${count(counted)} samples of ${bySize.length} sizes gives a table below H(P): the lowest H(P, P̂)`,
        expected: entropy,
        measured: Math.min(...bySize.map(({ ends }) => Math.min(...ends.map(({ population }) => population)))),
        tolerance: ROUNDING * Math.max(1, entropy),
        relation: '≥',
        unit: 'nats',
      }),
    );
  }
  const largest = bySize.at(-1);
  const remainder = largest ? nextTerm(probabilities, largest.n) : Number.NaN;
  if (support > 1 && largest?.n === sizes.at(-1) && remainder < ASYMPTOTIC) {
    const factor = (2 * largest!.n) / (support - 1);
    const saving = interval(largest!.ends.map((end) => end.saving));
    found.push(
      claim({
        id: 'miller',
        statement: `At n = ${count(largest!.n)} that gap is ((m − 1)/2n)·log e, ${inNats(1 / factor)} for m = ${support} possible outcomes: measured over that (${CONFIDENCE}, and the next term of the expansion)`,
        expected: 1,
        measured: factor * saving.mean,
        tolerance: factor * saving.half + 2 * remainder,
        relation: '=',
        unit: '1',
      }),
    );
  }
  return found;
}

/** Where the next term is a larger share than this, (m − 1)/2n says little. */
const ASYMPTOTIC = 0.1;

function interval(values: readonly number[]): { mean: number; half: number } {
  const { mean, high } = normalInterval(values, QUANTILE);
  return { mean, half: high - mean };
}
