import type { GuideStep, Plan } from '../../src/experiment/experiment.ts';
import { blockProbabilities } from '../../src/information/codes/blocks.ts';
import { huffmanRate } from '../../src/information/codes/huffman.ts';
import { entropy } from '../../src/information/entropy.ts';
import { bits } from '../../src/information/logarithm.ts';
import { count, short } from '../measure.ts';
import { TABLES } from '../probability-tables.ts';
import { type Facts, WITHIN } from './theory.ts';

const COIN = TABLES.coin;
/** Huffman's rate for blocks of n tosses. */
const tossRate = (n: number) => short(huffmanRate(blockProbabilities(COIN, n)) / n);

const factsOf = (plan: Plan) => plan.facts as Facts;

export const guide: readonly GuideStep[] = [
  {
    text: (plan) => {
      const { probabilities, own, possible } = factsOf(plan);
      return `Give each of ${possible} outcomes a word of bits, so that no word is the beginning of another. A word of $l$ bits uses up $2^{-l}$ of all that there is room for, and the sum cannot pass 1: that is Kraft’s inequality. So no such code averages fewer than $H_2(P) = ${short(own.entropy)}$ bits; Huffman’s, the best with one word per outcome, takes ${short(huffmanRate(probabilities))}.`;
    },
  },
  {
    text: 'Words fit without waste when every probability is a power of ½: then $-\\log_2 P(y)$ is whole, and the entropy is met exactly. Look at the lengths: all three bars agree.',
    action: { label: 'Take halves', set: { preset: 'halves', table: '', text: '', model: '' } },
  },
  {
    text: () =>
      `The worst case is a coin that nearly always comes up heads: a word has at least one bit, the coin is worth ${short(bits(entropy(COIN)))}. Give a word to several tosses at once: 2 take ${tossRate(2)} bits a toss, 8 take ${tossRate(8)}. Longer is not always better: 10 take ${tossRate(10)}.`,
    action: { label: 'Toss the coin', set: { preset: 'coin', table: '', text: '', model: '', block: '12' } },
  },
  {
    text: (plan) => {
      const { own, symbols, text } = factsOf(plan);
      const enough =
        symbols >= own.enough
          ? `Of ${count(symbols)} symbols, the bytes come to $H_2(P)$ within ${100 * WITHIN}\u00a0%.`
          : `Here ${count(symbols)} symbols are coded; to come within ${100 * WITHIN}\u00a0% of $H_2(P)$ for nearly every seed would take ${Number.isFinite(own.enough) ? count(own.enough) : 'endlessly many'}.`;
      return `A range coder does away with words: the whole message is one number, and each symbol narrows its interval by a factor $P(y)$. ${text === null ? enough : `Your text’s ${count(symbols)} characters surprise by exactly $n H_2(P)$: its own shares are P.`}`;
    },
  },
  {
    text: (plan) => {
      const { own, wrong } = factsOf(plan);
      const cost = Number.isFinite(wrong.entropy)
        ? `it spends $H_2(P, Q) = ${short(wrong.entropy)}$ bits, and $${short(wrong.entropy - own.entropy)}$ of them, the divergence, are the price of being wrong`
        : 'something comes up that it has no word for, and $H_2(P, Q)$ is infinite';
      return `Who knows P? A code made for another table Q believes the wrong thing: ${cost}. Training a model by cross-entropy is making this code shorter.`;
    },
    action: {
      label: 'Believe the coin lands on tails',
      set: { preset: 'coin', table: '', text: '', model: '', wrong: 'reversed' },
    },
  },
  {
    text: 'Learn Q from more of the data and the price falls: from 100 letters, then from 10,000.',
    action: {
      label: 'Learn from 10,000 letters',
      set: { preset: 'letters', table: '', text: '', model: '', wrong: 'sample', sample: '10000' },
    },
  },
];
