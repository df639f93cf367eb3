import type { Plan } from '../../src/experiment/experiment.ts';
import { type Findings, foundTable } from '../../src/experiment/findings.ts';
import { blockProbabilities } from '../../src/information/codes/blocks.ts';
import { huffmanLengths, huffmanRate } from '../../src/information/codes/huffman.ts';
import { expectedLength } from '../../src/information/codes/prefix-code.ts';
import { shannonLengths } from '../../src/information/codes/shannon-code.ts';
import { codeMessages, messageRounds } from './messages.ts';
import { searchCodes, searchRounds } from './search.ts';
import type { Facts } from './theory.ts';

export function studyRounds(facts: Facts): number {
  return 1 + searchRounds(facts) + facts.blocks.length + messageRounds(facts);
}

/** Codes for the table, other prefix codes against them, codes for blocks, and then long messages, written and read. */
export function* study(plan: Plan): Generator<Findings, void> {
  const facts = plan.facts as Facts;
  let found: Findings = [codes(facts)];
  yield found;
  for (const part of [searchCodes, codeBlocks, codeMessages]) {
    let tables: Findings = [];
    for (tables of part(facts)) yield [...found, ...tables];
    found = [...found, ...tables];
  }
}

/** `codes`: word lengths of each outcome, of the codes made for P and of Shannon's code made for Q. */
function codes({ probabilities, model }: Facts) {
  const [huffman, shannon] = [huffmanLengths(probabilities), shannonLengths(probabilities)];
  const wrong = shannonLengths(model);
  return foundTable(
    'codes',
    { outcome: '1', probability: '1', model: '1', huffman: 'bits', shannon: 'bits', wrongShannon: 'bits' },
    probabilities.map((p, outcome) => [outcome, p, model[outcome], huffman[outcome], shannon[outcome], wrong[outcome]]),
  );
}

/** `blocks`: bits a symbol where n symbols get one codeword. */
function* codeBlocks({ probabilities, blocks }: Facts): Generator<Findings, void> {
  const possible = probabilities.filter((p) => p > 0);
  const rows: number[][] = [];
  for (const n of blocks) {
    const table = blockProbabilities(possible, n);
    // m^n products sum to 1 but for rounding, which the codes' own check allows for.
    rows.push([n, table.length, huffmanRate(table) / n, expectedLength(table, shannonLengths(table)) / n]);
    const columns = { n: 'symbols', words: '1', huffman: 'bits', shannon: 'bits' };
    yield [foundTable('blocks', columns, rows.slice())];
  }
}
