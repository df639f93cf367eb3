import type { ClaimResult } from '../src/recording/recording.ts';

/**
 * What was found on a lesson's own points and follows from no theorem: of points that a reader edited it is claimed where it
 * still is so.
 */
export function stillTrue(claims: ClaimResult[], { edited }: { edited: boolean }): ClaimResult[] {
  return edited ? claims.filter(({ holds }) => holds) : claims;
}
