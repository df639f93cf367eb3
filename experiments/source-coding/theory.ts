import { crossEntropy, entropy } from '../../src/information/entropy.ts';
import { bits } from '../../src/information/logarithm.ts';
import { bernsteinDraws, bernsteinRadius } from '../../src/statistics/bernstein.ts';
import type { NamedTable } from '../probability-tables.ts';

/** The range coder's bits are held to n·H₂ within this share. */
export const WITHIN = 1e-3;
/** A rigorous interval: Bernstein's inequality, and no Gaussian. */
export const CONFIDENCE = 0.999;
/** Bits that a message may be longer than it must: its last byte, and the one before it that is not full. */
export const END = 16;
/** Of `WITHIN`, what is left to chance; the rest is the coder's own: its end, its divisions, its 24-bit frequencies. */
const CHANCE = 0.95;
/** Blocks that get a codeword each, at most. */
const MOST_BLOCKS = 2 ** 16;
/** Outcomes up to which every prefix code is tried: 41,245 of them. */
const EXHAUSTIVE = 8;

/** What one code is to cost. All in bits a symbol. */
export interface Cost {
  /** H₂(P) for a code made for P, H₂(P, Q) for one made for Q; ∞ where Q misses an outcome of P. */
  entropy: number;
  /** How far n drawn symbols may lie from it, 99.9 %; 0 for a text, whose shares P is. */
  radius: number;
  /** From how many symbols on `WITHIN` is kept with that confidence. */
  enough: number;
}

/** What theory says of coding P, and how it will be measured: plain data. */
export interface Facts extends NamedTable {
  /** Q: what the second code is made for. */
  model: readonly number[];
  seed: number;
  /** How many symbols are coded. */
  symbols: number;
  /** The reader's own, coded as it is; null: symbols are drawn. */
  text: string | null;
  /** Outcomes that can happen. */
  possible: number;
  own: Cost;
  wrong: Cost;
  /** Block lengths, 1, 2, … */
  blocks: number[];
  /** Prefix codes to try: all that are complete, or so many random ones. */
  search: { exhaustive: boolean; codes: number };
}

export function codingFacts(
  { labels, probabilities }: NamedTable,
  model: readonly number[],
  { seed, symbols, text, longest }: { seed: number; symbols: number; text: string | null; longest: number },
): Facts {
  const possible = probabilities.filter((p) => p > 0).length;
  const blocks = [1];
  while (blocks.length < longest && possible ** (blocks.length + 1) <= MOST_BLOCKS) blocks.push(blocks.length + 1);
  const cost = (q: readonly number[], entropy: number) => costOf(probabilities, q, entropy, symbols, text !== null);
  return {
    labels,
    probabilities,
    model,
    seed,
    symbols,
    text,
    possible,
    own: cost(probabilities, bits(entropy(probabilities))),
    wrong: cost(model, bits(crossEntropy(probabilities, model))),
    blocks,
    search: { exhaustive: possible <= EXHAUSTIVE, codes: randomCodes(possible) },
  };
}

function costOf(p: readonly number[], q: readonly number[], entropy: number, n: number, exact: boolean): Cost {
  if (entropy === Number.POSITIVE_INFINITY) return { entropy, radius: 0, enough: Number.POSITIVE_INFINITY };
  const misses = p.map((probability, outcome) => (probability > 0 ? -Math.log2(q[outcome]) - entropy : 0));
  const draw = {
    variance: exact ? 0 : p.reduce((sum, probability, outcome) => sum + probability * misses[outcome] ** 2, 0),
    reach: exact ? 0 : misses.reduce((most, miss) => Math.max(most, Math.abs(miss)), 0),
  };
  // Below rounding nothing varies: a uniform table.
  if (draw.reach < 1e-12) draw.variance = draw.reach = 0;
  const chance = CHANCE * WITHIN * entropy;
  return {
    entropy,
    radius: bernsteinRadius(draw, n, CONFIDENCE),
    enough: Math.ceil(Math.max(bernsteinDraws(draw, chance, CONFIDENCE), END / (WITHIN * entropy - chance))),
  };
}

/** Some thousands; fewer for large tables, whose codes take longer to make. */
function randomCodes(outcomes: number): number {
  return Math.min(4000, Math.max(200, Math.floor(1e6 / outcomes)));
}

/** How far the range coder's bits a symbol may lie from the entropy, and whether chance has no part in that. */
export function coderTolerance({ entropy, radius, enough }: Cost, symbols: number): { bits: number; long: boolean } {
  if (symbols >= enough) return { bits: WITHIN * entropy, long: true };
  return { bits: WITHIN * entropy + radius + END / symbols, long: false };
}
