import type { Evidence, Plan } from '../../src/experiment/experiment.ts';
import type { BarsFigure, Figure, LinesFigure, TableFigure } from '../../src/experiment/figure.ts';
import { type Findings, foundRows } from '../../src/experiment/findings.ts';
import { canonicalWords } from '../../src/information/codes/prefix-code.ts';
import { foundLengths } from './code-claims.ts';
import type { MessageColumn } from './message-claims.ts';
import type { Facts } from './theory.ts';

/** The same colours in every figure: Huffman's code, Shannon's, the range coder made for P, and that made for Q. */
const ROLE = { huffman: 0, shannon: 1, own: 2, wrong: 3 } as const;
/** Outcomes that are listed, the likeliest first: a reader does not read more words. */
const LISTED = 64;
/** Bars that can still be told apart. */
const DRAWN = 256;

export function figures({ findings }: Evidence, plan: Plan): Figure[] {
  const facts = plan.facts as Facts;
  return [...tables(facts), ...codes(facts, findings), blocks(facts, findings), messages(facts, findings)];
}

function tables({ labels, probabilities, model, text }: Facts): BarsFigure[] {
  // All bars or none can be dragged: they sum to 1.
  const all = labels.length <= DRAWN;
  const drawn = all ? labels.map((_, outcome) => outcome) : likeliest(probabilities).slice(0, DRAWN);
  const pick = <Value>(values: readonly Value[]) => drawn.map((outcome) => values[outcome]);
  const [p, q] = [
    { label: 'P', role: 'data' as const, values: pick(probabilities) },
    { label: 'Q', role: ROLE.wrong, values: pick(model) },
  ];
  const parts = { kind: 'bars' as const, labels: pick(labels), unit: '1' };
  return [
    {
      ...parts,
      id: 'table',
      title: 'The table P',
      caption: 'Likely outcomes get short words. Change P, and all codes are made anew.',
      series: [p],
      // A text's shares are what they are.
      ...(all && text === null ? { edits: 'table' } : {}),
    },
    {
      ...parts,
      id: 'model',
      title: 'The wrong table Q',
      caption:
        'The second code believes that $Q$ draws, while $P$ does. The nearer $Q$ comes to $P$, the fewer bits it wastes.',
      series: [q, p],
      ...(all ? { edits: 'model' } : {}),
    },
  ];
}

/** Outcomes that can happen, the likeliest first. */
function likeliest(probabilities: readonly number[]): number[] {
  const outcomes = probabilities.map((_, outcome) => outcome).filter((outcome) => probabilities[outcome] > 0);
  return outcomes.sort((a, b) => probabilities[b] - probabilities[a] || a - b);
}

function codes({ labels, probabilities }: Facts, findings: Findings): (BarsFigure | TableFigure)[] {
  const [huffman, shannon] = [foundLengths(findings, 'huffman'), foundLengths(findings, 'shannon')];
  if (!huffman || !shannon) return [];
  const likely = likeliest(probabilities);
  const [drawn, listed] = [likely.slice(0, DRAWN), likely.slice(0, LISTED)];
  const [huffmanWords, shannonWords] = [canonicalWords(huffman), canonicalWords(shannon)];
  const first = (shown: number) => (likely.length > shown ? `The ${shown} likeliest outcomes. ` : '');
  return [
    {
      kind: 'bars',
      id: 'lengths',
      title: 'How long each word is',
      caption: `${first(DRAWN)}No word can be $-\\log_2 P(y)$ long unless that is whole: Shannon’s code rounds up, Huffman’s makes the best of it.`,
      labels: drawn.map((outcome) => labels[outcome]),
      series: [
        { label: '−log₂ P(y)', role: 'theory', values: drawn.map((outcome) => -Math.log2(probabilities[outcome]) + 0) },
        { label: 'Huffman', role: ROLE.huffman, values: drawn.map((outcome) => huffman[outcome]) },
        { label: 'Shannon', role: ROLE.shannon, values: drawn.map((outcome) => shannon[outcome]) },
      ],
      unit: 'bits',
    },
    {
      kind: 'table',
      id: 'words',
      title: 'The words',
      caption: `${first(LISTED) || `All ${likely.length} outcomes, the likeliest first. `}No word is the beginning of another: a message needs no commas.`,
      columns: [{ label: 'y' }, { label: '−log₂ P(y)', unit: 'bits' }, { label: 'Huffman' }, { label: 'Shannon' }],
      rows: listed.map((outcome) => [
        labels[outcome],
        -Math.log2(probabilities[outcome]) + 0,
        huffmanWords[outcome] || '(no bits)',
        shannonWords[outcome] || '(no bits)',
      ]),
    },
  ];
}

function blocks({ own: { entropy: h }, blocks: sizes }: Facts, findings: Findings): LinesFigure {
  const rows = foundRows<'n' | 'huffman' | 'shannon'>(findings, 'blocks');
  return {
    kind: 'lines',
    id: 'blocks',
    title: 'One word for n symbols',
    caption: 'A word wastes less than a bit, however many symbols it stands for: the rate is within $1/n$ of $H_2(P)$.',
    x: { label: 'symbols in a block, n', whole: true },
    y: { label: 'length a symbol', unit: 'bits' },
    lines: [
      // First, as in the next figure: the same dashes.
      { label: 'H₂(P)', role: 'theory', mark: 'line', points: sizes.map((n) => [n, h]) },
      { label: 'H₂(P) to H₂(P) + 1/n', role: 'theory', mark: 'band', points: sizes.map((n) => [n, h, h + 1 / n]) },
      { label: 'Shannon', role: ROLE.shannon, mark: 'dots', points: rows.map(({ n, shannon }) => [n, shannon]) },
      { label: 'Huffman', role: ROLE.huffman, mark: 'dots', points: rows.map(({ n, huffman }) => [n, huffman]) },
    ],
  };
}

function messages({ own, wrong, symbols }: Facts, findings: Findings): LinesFigure {
  const rows = foundRows<MessageColumn>(findings, 'messages');
  const level = (value: number) =>
    Number.isFinite(value) ? [Math.min(16, symbols), symbols].map((n) => [n, value]) : [];
  return {
    kind: 'lines',
    id: 'messages',
    title: 'Real bits of long messages',
    caption:
      'The range coder shares bits between symbols, so it needs no blocks. Its bytes are as many as the symbols surprise by, and settle on $H_2(P)$; made for $Q$, on $H_2(P, Q)$, and the distance is $\\mathrm{KL}_2(P, Q)$.',
    x: { label: 'symbols coded', scale: 'log' },
    y: { label: 'length a symbol', unit: 'bits' },
    lines: [
      { label: 'H₂(P)', role: 'theory', mark: 'line', points: level(own.entropy) },
      { label: 'H₂(P, Q)', role: 'theory', mark: 'line', points: level(wrong.entropy) },
      { label: 'made for P', role: ROLE.own, mark: 'line', points: rows.map(({ n, bits }) => [n, bits / n]) },
      {
        label: 'made for Q',
        role: ROLE.wrong,
        mark: 'line',
        points: rows
          .filter(({ wrongBits }) => Number.isFinite(wrongBits))
          .map(({ n, wrongBits }) => [n, wrongBits / n]),
      },
    ],
  };
}
