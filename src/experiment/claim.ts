import type { ClaimResult } from '../recording/recording.ts';

/**
 * Measures one claim: whether the number that a recording shows stands to the number that theory expects as stated.
 * `=`: |measured − expected| ≤ tolerance (equal infinities hold); `≤`: measured ≤ expected + tolerance;
 * `≥`: measured ≥ expected − tolerance. NaN never holds.
 */
export function claim(parts: Omit<ClaimResult, 'holds'>): ClaimResult {
  return { ...parts, holds: holds(parts) };
}

function holds({ relation, expected, measured, tolerance }: Omit<ClaimResult, 'holds'>): boolean {
  switch (relation) {
    case '=':
      return measured === expected || Math.abs(measured - expected) <= tolerance;
    case '≤':
      return measured <= expected + tolerance;
    case '≥':
      return measured >= expected - tolerance;
  }
}
