import { claim } from '../../src/experiment/claim.ts';
import type { ClaimResult } from '../../src/recording/recording.ts';
import { type Chord, CONVEX, jensenGap, leastGap } from './convex.ts';

const WEIGHTS = Array.from({ length: 99 }, (_, i) => (i + 1) / 100);
/** Of a few float64 operations on numbers up to some fifty. */
const ROUNDING = 1e-12;
/** A shorter chord's gap is within rounding's reach. */
const SHORTEST = 0.01;

/** The chord that the reader drags, at every weight. */
export function chordClaims(chord: Chord): ClaimResult[] {
  const { label } = CONVEX[chord.convex];
  const found = [
    claim({
      id: 'chord-above',
      statement: `A chord of ${label} lies nowhere below it: the least Jensen gap E f(x) − f(E x) over 99 weights`,
      expected: 0,
      measured: Math.min(...WEIGHTS.map((weight) => jensenGap(chord, weight))),
      tolerance: ROUNDING,
      relation: '≥',
      unit: '1',
    }),
    claim({
      id: 'chord-ends',
      statement: 'Jensen is an equality where x is certain: the gap at the ends of the chord',
      expected: 0,
      measured: Math.max(Math.abs(jensenGap(chord, 0)), Math.abs(jensenGap(chord, 1))),
      tolerance: ROUNDING,
      relation: '≤',
      unit: '1',
    }),
  ];
  if (Math.abs(chord.right - chord.left) < SHORTEST) return found;
  return [
    ...found,
    claim({
      id: 'chord-strict',
      statement:
        'Between the ends it is strict: the gap over its lower bound ½ w(1 − w)(b − a)² min f″, the least over 99 weights w',
      expected: 1,
      measured: Math.min(...WEIGHTS.map((weight) => jensenGap(chord, weight) / leastGap(chord, weight))),
      tolerance: 1e-6,
      relation: '≥',
      unit: '1',
    }),
  ];
}
