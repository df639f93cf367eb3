import { compensatedSum } from '../information/compensated-sum.ts';
import { InputError } from '../input-error.ts';

export interface Interval {
  low: number;
  high: number;
}

/** The two-sided 95 % quantile of the standard normal. */
export const NORMAL_95 = 1.959963984540054;
/** At 99.9 %: of a thousand seeds, about one misses by chance. */
export const NORMAL_999 = 3.2905267314919255;

/**
 * Wilson's score interval for a probability seen `successes` times in `trials`: stays in [0, 1] and is honest at 0 and
 * at `trials`. Wilson, JASA 22 (1927). InputError where trials is no positive integer or successes is not in 0 … trials.
 */
export function wilsonInterval(successes: number, trials: number, z = NORMAL_95): Interval {
  if (
    !(Number.isInteger(trials) && trials > 0 && Number.isInteger(successes) && successes >= 0 && successes <= trials)
  ) {
    throw new InputError({
      what: 'A share has impossible counts',
      got: `${successes} of ${trials}`,
      expected: 'integers 0 ≤ successes ≤ trials, trials > 0',
    });
  }
  const share = successes / trials;
  const shrink = 1 + (z * z) / trials;
  const centre = (share + (z * z) / (2 * trials)) / shrink;
  const half = (z / shrink) * Math.sqrt((share * (1 - share)) / trials + (z * z) / (4 * trials * trials));
  return {
    low: successes === 0 ? 0 : Math.max(0, centre - half),
    high: successes === trials ? 1 : Math.min(1, centre + half),
  };
}

/** Mean ± z standard errors of at least two values (ddof 1). NaN and ±∞ among the values show in the result. */
export function normalInterval(values: readonly number[], z = NORMAL_95): Interval & { mean: number } {
  if (values.length < 2) {
    throw new InputError({
      what: 'A mean has too few values for an interval',
      got: values.length,
      expected: 'at least 2',
    });
  }
  const mean = compensatedSum(values) / values.length;
  const variance = compensatedSum(values.map((v) => (v - mean) ** 2)) / (values.length - 1);
  const half = z * Math.sqrt(variance / values.length);
  return { mean, low: mean - half, high: mean + half };
}
