import { entropy, klDivergence } from '../../src/information/entropy.ts';
import type { NamedTable } from '../probability-tables.ts';
import type { Chord } from './convex.ts';
import { type ProofLines, proofLines } from './proof.ts';

export interface Facts extends NamedTable {
  seed: number;
  /** The Q beside P: the reader's own, or uniform. */
  model: readonly number[];
  kl: number;
  lines: ProofLines;
  entropy: number;
  chord: Chord;
  /** Random pairs of the study. */
  pairs: number;
}

export function jensenFacts(
  { labels, probabilities }: NamedTable,
  model: readonly number[],
  settings: Pick<Facts, 'seed' | 'chord' | 'pairs'>,
): Facts {
  return {
    labels,
    probabilities,
    model,
    kl: klDivergence(probabilities, model),
    lines: proofLines(probabilities, model),
    entropy: entropy(probabilities),
    ...settings,
  };
}
