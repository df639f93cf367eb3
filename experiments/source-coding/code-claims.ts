import { claim } from '../../src/experiment/claim.ts';
import { type Findings, foundRows } from '../../src/experiment/findings.ts';
import { canonicalWords, expectedLength, kraftSum, prefixClashes } from '../../src/information/codes/prefix-code.ts';
import type { ClaimResult } from '../../src/recording/recording.ts';
import { count, worst } from '../measure.ts';
import type { Facts } from './theory.ts';

/** Of sums of some thousand float64 terms; a rate itself may be as large as the longest word. */
const ROUNDING = 1e-12;
/** The same for blocks: sums of 65,536 products. */
const BLOCK_ROUNDING = 1e-9;

type CodeColumn = 'huffman' | 'shannon' | 'wrongShannon';

/** Lengths of one code as they were found, [outcome]; undefined before the study's first round. */
export function foundLengths(findings: Findings, code: CodeColumn): number[] | undefined {
  const rows = foundRows<CodeColumn>(findings, 'codes');
  return rows.length ? rows.map((row) => row[code]) : undefined;
}

/** Source coding theorem and Kraft's inequality, of the codes made for P. */
export function codeClaims({ probabilities, own: { entropy: h } }: Facts, findings: Findings): ClaimResult[] {
  const codes = [
    { id: 'huffman', name: 'Huffman’s code' },
    { id: 'shannon', name: 'Shannon’s code' },
  ] as const;
  return codes.flatMap(({ id, name }) => {
    const lengths = foundLengths(findings, id);
    if (!lengths) return [];
    return [
      ...withinABit(id, `${name}: the expected length E|c| is`, 'H₂(P)', h, expectedLength(probabilities, lengths)),
      claim({
        id: `${id}-kraft`,
        statement: `${name}: Kraft’s sum over its words, of 2 to the power −|c|, is at most 1`,
        expected: 1,
        measured: kraftSum(lengths),
        tolerance: ROUNDING,
        relation: '≤',
        unit: '1',
      }),
      claim({
        id: `${id}-prefix-free`,
        statement: `${name}: no word is the beginning of another (words that clash)`,
        expected: 0,
        measured: kraftSum(lengths) > 1 ? Number.NaN : prefixClashes(canonicalWords(lengths)),
        tolerance: 0,
        relation: '=',
        unit: `of ${lengths.filter(Number.isFinite).length} words`,
      }),
    ];
  });
}

/** At least the entropy, and at most a bit above it. */
function withinABit(id: string, what: string, name: string, h: number, rate: number): ClaimResult[] {
  const endless = h === Number.POSITIVE_INFINITY;
  const parts = { measured: rate, unit: 'bits a symbol', tolerance: endless ? 0 : ROUNDING * Math.max(1, h) };
  const atLeast = claim({
    ...parts,
    id: `${id}-at-least-entropy`,
    statement: endless ? `${what} infinite, as ${name} is` : `${what} at least ${name}`,
    expected: h,
    relation: '≥',
  });
  if (endless) return [atLeast];
  const within = claim({
    ...parts,
    id: `${id}-within-a-bit`,
    statement: `${what} at most ${name} + 1`,
    expected: h + 1,
    // The bound itself is never met, whatever the rounding: near it, a table is all but certain.
    tolerance: 0,
    relation: '≤',
  });
  return [atLeast, within];
}

/** No other prefix code beats the entropy, nor Huffman's. */
export function searchClaims({ probabilities, own, search, possible }: Facts, findings: Findings): ClaimResult[] {
  const [found] = foundRows<'codes' | 'least'>(findings, 'search');
  const huffman = foundLengths(findings, 'huffman');
  const done = found && (search.exhaustive || found.codes >= search.codes);
  if (!done || !huffman) return [];
  const among = search.exhaustive
    ? `all ${count(found.codes)} complete prefix codes for ${possible} outcomes`
    : `${count(found.codes)} random complete prefix codes for ${possible} outcomes`;
  const parts = { measured: found.least, tolerance: ROUNDING, unit: 'bits a symbol' };
  return [
    claim({
      ...parts,
      id: 'no-code-beats-entropy',
      statement: `The least expected length among ${among} is at least H₂(P)`,
      expected: own.entropy,
      relation: '≥',
    }),
    claim({
      ...parts,
      id: 'no-code-beats-huffman',
      statement: search.exhaustive
        ? 'That least expected length is Huffman’s'
        : 'None of them has a smaller expected length than Huffman’s',
      expected: expectedLength(probabilities, huffman),
      relation: search.exhaustive ? '=' : '≥',
    }),
  ];
}

/** A word for n symbols wastes less than a bit on all of them together. */
export function blockClaims({ own: { entropy: h }, blocks }: Facts, findings: Findings): ClaimResult[] {
  const rows = foundRows<'n' | 'huffman' | 'shannon'>(findings, 'blocks');
  if (rows.length < blocks.length) return [];
  const sizes = blocks.length === 1 ? 'blocks of 1 symbol' : `blocks of 1 to ${blocks.length} symbols`;
  return [
    claim({
      id: 'block-at-least-entropy',
      statement: `Huffman’s and Shannon’s codes for ${sizes} take at least H₂(P) (the least rate)`,
      expected: h,
      measured: -worst(rows, ({ huffman, shannon }) => -Math.min(huffman, shannon)),
      tolerance: BLOCK_ROUNDING,
      relation: '≥',
      unit: 'bits a symbol',
    }),
    claim({
      id: 'block-within',
      statement: `Each of these rates is within 1/n of H₂(P) (the largest excess, times n)`,
      expected: 1,
      measured: worst(rows, ({ n, huffman, shannon }) => n * (Math.max(huffman, shannon) - h)),
      tolerance: BLOCK_ROUNDING,
      relation: '≤',
      unit: 'bits',
    }),
  ];
}

/** Cover & Thomas, theorem 5.4.3: Shannon's code made for Q, on symbols of P. */
export function wrongCodeClaims({ probabilities, wrong }: Facts, findings: Findings): ClaimResult[] {
  const lengths = foundLengths(findings, 'wrongShannon');
  if (!lengths) return [];
  const own = foundLengths(findings, 'shannon');
  const rate = expectedLength(probabilities, lengths);
  // Both codes' lengths are rounded up, and by luck the wrong one's less: it is not the better for it than H₂(P, Q) allows.
  const lucky = own && rate < expectedLength(probabilities, own) ? ' (less than made for P: both are rounded up)' : '';
  const what = `Shannon’s code made for the wrong table Q: its expected length under P${lucky} is`;
  return withinABit('wrong-shannon', what, 'H₂(P, Q)', wrong.entropy, rate);
}
