import type { CurveLine } from './curve-lines.ts';
import type { Thinner } from './curve-thinning.ts';

/** The records of a line, among those that are drawn, that an axis has no place for; with the step at which it broke off. */
export function unplaceable(
  { steps, values, brokenAt }: CurveLine,
  factor: number,
  holds: (value: number) => boolean,
  thinner: Thinner,
): { step: number; value: number }[] {
  const found = thinner
    .ofValues(steps, values)
    .filter((record) => !holds(values[record] * factor))
    .map((record) => ({ step: steps[record], value: values[record] }));
  return brokenAt === null ? found : [...found, { step: brokenAt, value: Number.NaN }];
}

/** ▲ for ∞, ▼ for −∞ (and ≤ 0 on a log axis), ✕ for NaN. */
export function markOf(value: number): string {
  return Number.isNaN(value) ? '✕' : value > 0 ? '▲' : '▼';
}
