import { claim } from '../../src/experiment/claim.ts';
import { type Findings, foundRows } from '../../src/experiment/findings.ts';
import type { ClaimResult } from '../../src/recording/recording.ts';
import { count } from '../measure.ts';
import { type Cost, coderTolerance, END, type Facts, WITHIN } from './theory.ts';

export type MessageColumn = 'n' | 'bits' | 'surprise' | 'wrongBits' | 'wrongSurprise';

/** What the range coder's messages took, once they are whole. */
export function messageClaims(facts: Facts, findings: Findings): ClaimResult[] {
  const last = foundRows<MessageColumn>(findings, 'messages').at(-1);
  if (!last || last.n < facts.symbols) return [];
  const claims = costClaims(facts, last.n, { ...OWN, cost: facts.own, bits: last.bits, surprise: last.surprise });
  if (Number.isFinite(facts.wrong.entropy)) {
    const wrong = { ...WRONG, cost: facts.wrong, bits: last.wrongBits, surprise: last.wrongSurprise };
    claims.push(...costClaims(facts, last.n, wrong));
  }
  const [readBack] = foundRows<'symbols' | 'own' | 'wrong'>(findings, 'readBack');
  if (readBack?.symbols === facts.symbols) {
    claims.push(
      claim({
        id: 'round-trip',
        statement: 'The range coder’s bytes are read back to the same symbols (symbols read wrongly)',
        expected: 0,
        measured: readBack.own + readBack.wrong,
        tolerance: 0,
        relation: '=',
        unit: `of ${count(facts.symbols)}`,
      }),
    );
  }
  return claims;
}

const OWN = { id: 'range-coder', code: 'The range coder', entropyName: 'H₂(P)', table: 'P' };
const WRONG = {
  id: 'wrong-range-coder',
  code: 'The range coder made for the wrong table Q',
  entropyName: 'H₂(P, Q)',
  table: 'Q',
};

/** Against the sum that the very symbols make, and against the expectation, from which n of them may stray. */
function costClaims(
  { text }: Facts,
  n: number,
  parts: typeof OWN & { cost: Cost; bits: number; surprise: number },
): ClaimResult[] {
  const { id, code, entropyName, table, cost, bits, surprise } = parts;
  const { bits: tolerance, long } = coderTolerance(cost, n);
  const what = text === null ? `${count(n)} drawn symbols` : `the text’s ${count(n)} symbols`;
  const percent = `${100 * WITHIN} %`;
  const chance = cost.radius > 0 ? ', the 99.9 % interval of so few draws,' : '';
  const allowed = long ? `within ${percent}` : `within ${percent}${chance} and ${END} bits in all`;
  return [
    claim({
      id: `${id}-surprise`,
      statement: `${code}: real bits a symbol for ${what} are the symbols’ mean of −log₂ ${table}(y), within ${percent} and ${END} bits in all`,
      expected: surprise / n,
      measured: bits / n,
      tolerance: (WITHIN * surprise + END) / n,
      relation: '=',
      unit: 'bits a symbol',
    }),
    claim({
      id: `${id}-entropy`,
      statement: `${code}: those real bits a symbol are ${entropyName}, ${allowed}`,
      expected: cost.entropy,
      measured: bits / n,
      tolerance,
      relation: '=',
      unit: 'bits a symbol',
    }),
  ];
}
