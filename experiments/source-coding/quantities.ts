import type { Evidence, Plan } from '../../src/experiment/experiment.ts';
import { foundRows } from '../../src/experiment/findings.ts';
import { expectedLength } from '../../src/information/codes/prefix-code.ts';
import type { Quantity } from '../../src/recording/recording.ts';
import { foundLengths } from './code-claims.ts';
import type { MessageColumn } from './message-claims.ts';
import type { Facts } from './theory.ts';

/** All in bits a symbol. */
export function quantities({ findings }: Evidence, plan: Plan): Quantity[] {
  const { probabilities, own, wrong } = plan.facts as Facts;
  const inBits = (name: string, label: string, value: number, at?: Record<string, number>): Quantity[] => [
    { name, label, value, unit: 'bits', ...(at ? { at } : {}) },
  ];
  const [huffman, shannon] = [foundLengths(findings, 'huffman'), foundLengths(findings, 'shannon')];
  const block = foundRows<'n' | 'huffman'>(findings, 'blocks').at(-1);
  const message = foundRows<MessageColumn>(findings, 'messages').at(-1);
  return [
    ...inBits('entropy', 'Entropy H₂(P)', own.entropy),
    ...(huffman ? inBits('huffmanRate', 'Huffman’s code', expectedLength(probabilities, huffman)) : []),
    ...(shannon ? inBits('shannonRate', 'Shannon’s code', expectedLength(probabilities, shannon)) : []),
    ...(block ? inBits('blockRate', 'Huffman’s code for blocks', block.huffman, { n: block.n }) : []),
    ...(message
      ? [
          ...inBits('rangeCoderRate', 'Range coder', message.bits / message.n, { n: message.n }),
          // Drawn symbols may surprise by less than H₂(P), and their code is shorter then.
          ...inBits('messageSurprise', 'Mean −log₂ P(y) of its symbols', message.surprise / message.n, {
            n: message.n,
          }),
        ]
      : []),
    ...inBits('crossEntropy', 'Cross-entropy H₂(P, Q)', wrong.entropy),
    ...inBits('klDivergence', 'What the wrong table costs, KL₂(P, Q)', wrong.entropy - own.entropy),
    ...(message
      ? inBits('wrongRangeCoderRate', 'Range coder made for Q', message.wrongBits / message.n, { n: message.n })
      : []),
  ];
}
