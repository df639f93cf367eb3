import type { BarsFigure } from '../../../experiment/figure.ts';

const LETTER = 6.6;
const LINE = 14;
/** More lines than this under a bar are slanted instead. */
const MOST_LINES = 3;
/** Slanted, a label of more letters than this is cut. */
const MOST_LETTERS = 18;
/** Sine and cosine of the slant, 40°. */
const SLANT = { up: 0.643, along: 0.766 };

/** How labels under bars are written: level, in lines, slanted where they would touch; thinned where even that is too many. */
export interface BarLabels {
  /** Of each label, in the order of the bars. */
  lines: string[][];
  slanted: boolean;
  every: number;
  /** Room below the base line, in pixels. */
  room: number;
}

/** `left`: room to the left of the first slot, into which a slanted label may reach. */
export function barLabels(labels: readonly string[], slot: number, left: number): BarLabels {
  const letters = Math.floor((slot - 6) / LETTER);
  const longest = Math.max(1, ...labels.map((label) => label.length));
  const wrapped = labels.map((label) => inLines(label, letters));
  const level = Math.max(1, ...wrapped.map((lines) => lines.length));
  if (level <= MOST_LINES && wrapped.flat().every((line) => line.length <= letters)) {
    return { lines: wrapped, slanted: false, every: 1, room: 10 + LINE * level };
  }
  // Short labels, such as numbers, read better level and thinned.
  if (longest <= 4) {
    const every = Math.ceil((LETTER * longest + 6) / slot);
    return { lines: labels.map((label) => [label]), slanted: false, every, room: 10 + LINE };
  }
  const most = Math.max(4, Math.min(MOST_LETTERS, Math.floor((left + slot / 2 - 4) / (SLANT.along * LETTER))));
  const cut = labels.map((label) => [label.length > most ? `${label.slice(0, most - 1)}…` : label]);
  const room = 20 + SLANT.up * LETTER * Math.min(most, longest);
  return { lines: cut, slanted: true, every: Math.max(1, Math.ceil(15 / slot)), room };
}

function inLines(label: string, letters: number): string[] {
  const lines: string[] = [];
  for (const word of label.split(' ')) {
    const longer = `${lines.at(-1) ?? ''} ${word}`;
    if (lines.length > 0 && longer.length <= letters) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

/** Left edge and width of each series' bar within a slot. */
export function barsInSlot(slot: number, series: number): { left: number[]; width: number } {
  const gap = slot > 24 ? Math.min(28, slot * 0.24) : slot * 0.12;
  const each = Math.min(64, (slot - gap) / series);
  const from = (slot - each * series) / 2;
  const between = each > 8 ? 2 : 0;
  return {
    left: Array.from({ length: series }, (_, index) => from + index * each),
    width: Math.max(1, each - between),
  };
}

/** Finite values of all series. */
export function barValues({ series }: BarsFigure): number[] {
  return series.flatMap(({ values }) => values.filter(Number.isFinite));
}
