import type { CurveLine } from './curve-lines.ts';
import type { Thinner } from './curve-thinning.ts';

/**
 * The records of a line, among those that are drawn, that an axis has no place for, at least `apart` from one to the next along
 * `x`; with the step at which it broke off.
 */
export function unplaceable(
  { steps, values, brokenAt }: CurveLine,
  thinner: Thinner,
  holds: (value: number) => boolean,
  x: (step: number) => number,
  apart: number,
): { x: number; value: number }[] {
  const found: { x: number; value: number }[] = [];
  let last = Number.NEGATIVE_INFINITY;
  for (const record of thinner.ofValues(steps, values)) {
    if (holds(values[record])) continue;
    const at = x(steps[record]);
    if (at - last < apart) continue;
    last = at;
    found.push({ x: at, value: values[record] });
  }
  return brokenAt === null ? found : [...found, { x: x(brokenAt), value: Number.NaN }];
}

/** ▲ for ∞, ▼ for −∞ (and ≤ 0 on a log axis), ✕ for NaN. */
export function markOf(value: number): string {
  return Number.isNaN(value) ? '✕' : value > 0 ? '▲' : '▼';
}
