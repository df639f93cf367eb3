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
  const aSymbol = (name: string, label: string, value: number, at?: Record<string, number>): Quantity[] => [
    { name, label, value, unit: 'bits a symbol', ...(at ? { at } : {}) },
  ];
  const [huffman, shannon] = [foundLengths(findings, 'huffman'), foundLengths(findings, 'shannon')];
  const block = foundRows<'n' | 'huffman'>(findings, 'blocks').at(-1);
  const message = foundRows<MessageColumn>(findings, 'messages').at(-1);
  return [
    ...aSymbol('entropy', 'Entropy H₂(P)', own.entropy),
    ...(huffman ? aSymbol('huffmanRate', 'Huffman’s code', expectedLength(probabilities, huffman)) : []),
    ...(shannon ? aSymbol('shannonRate', 'Shannon’s code', expectedLength(probabilities, shannon)) : []),
    ...(block ? aSymbol('blockRate', 'Huffman’s code for blocks', block.huffman, { n: block.n }) : []),
    ...(message
      ? [
          ...aSymbol('rangeCoderRate', 'Range coder', message.bits / message.n, { n: message.n }),
          // Drawn symbols may surprise by less than H₂(P), and their code is shorter then.
          ...aSymbol('messageSurprise', 'Mean −log₂ P(y) of its symbols', message.surprise / message.n, {
            n: message.n,
          }),
        ]
      : []),
    ...aSymbol('crossEntropy', 'Cross-entropy H₂(P, Q)', wrong.entropy),
    ...aSymbol('klDivergence', 'What the wrong table costs, KL₂(P, Q)', wrong.entropy - own.entropy),
    ...(message
      ? aSymbol('wrongRangeCoderRate', 'Range coder made for Q', message.wrongBits / message.n, { n: message.n })
      : []),
  ];
}
