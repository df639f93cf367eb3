import type { ClaimResult } from '../recording/recording.ts';

/**
 * Measures one claim: whether the number that a recording shows stands to the number that theory expects as stated.
 * `=`: |measured − expected| ≤ tolerance (equal infinities hold); `≤`: measured ≤ expected + tolerance;
 * `≥`: measured ≥ expected − tolerance. NaN never holds.
 */
export function claim(parts: Omit<ClaimResult, 'holds' | 'kind'>): ClaimResult {
  return { ...parts, holds: holds(parts), kind: 'theory' };
}

/** A claim that the run itself went as it should: told apart from what theory says, and shown in short. */
export function check(parts: Omit<ClaimResult, 'holds' | 'kind'>): ClaimResult {
  return { ...claim(parts), kind: 'check' };
}

function holds({ relation, expected, measured, tolerance }: Omit<ClaimResult, 'holds' | 'kind'>): boolean {
  switch (relation) {
    case '=':
      return measured === expected || Math.abs(measured - expected) <= tolerance;
    case '≤':
      return measured <= expected + tolerance;
    case '≥':
      return measured >= expected - tolerance;
  }
}
