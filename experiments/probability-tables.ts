import type { Table } from '../src/datasets/table.ts';
import type { Control, ControlValues } from '../src/experiment/control.ts';
import { compensatedSum } from '../src/information/compensated-sum.ts';
import { InputError } from '../src/input-error.ts';

/** A table of probabilities with a word for each outcome. */
export interface NamedTable {
  labels: readonly string[];
  probabilities: readonly number[];
}

/** More outcomes than this fit no figure and no code table. */
export const MOST_OUTCOMES = 4096;
/** Entries are divided by their sum, which changes no digit that was typed: a table whose sum is further from 1 is another. */
const SUM_TOLERANCE = 1e-6;
/** So many entries can be shown in a sentence, divided by their sum. */
const MOST_SHOWN = 12;

/** Tables to choose from; `letters` is a data set (MacKay's 27 letter probabilities). */
export const TABLES: Readonly<Record<string, readonly number[]>> = {
  four: [0.4, 0.3, 0.2, 0.1],
  halves: [1 / 2, 1 / 4, 1 / 8, 1 / 8],
  'cover-thomas': [0.25, 0.25, 0.2, 0.15, 0.15],
  thirds: [1 / 3, 1 / 3, 1 / 4, 1 / 12],
  coin: [0.9, 0.1],
  die: new Array<number>(6).fill(1 / 6),
  impossible: [0.4, 0.3, 0.2, 0.1, 0],
  'uniform-256': new Array<number>(256).fill(1 / 256),
};

/** Controls of a lesson that takes any table: a preset, the reader's own as JSON, or the letters of a text. */
export function tableControls(preset: string, { text = true } = {}): Control[] {
  const controls: Control[] = [
    {
      kind: 'choice',
      name: 'preset',
      label: 'Table P',
      help: 'The probabilities of the outcomes: four, five or six of them, one of five impossible, a biased coin, 256 equal ones, or the 27 letters of English.',
      default: preset,
      options: [...Object.keys(TABLES), 'letters'],
    },
    {
      kind: 'text',
      name: 'table',
      label: 'Your own table',
      help: 'Probabilities as JSON, which replace the preset: [0.4,0.3,0.2,0.1]. The bars can be dragged, too.',
      default: '',
      check: (value) => void readTable(value, 'table'),
    },
  ];
  if (text) {
    controls.push({
      kind: 'text',
      name: 'text',
      label: 'Your own text',
      help: 'The shares of its characters replace the table.',
      advanced: true,
      multiline: true,
      default: '',
      check: checkText,
    });
  }
  return controls;
}

/** The control of a second table, Q, over the outcomes of P. */
export function modelControl(help: string): Control {
  return {
    kind: 'text',
    name: 'model',
    label: 'Your own Q',
    help: `${help} Probabilities as JSON, as many as P has: [0.25,0.25,0.25,0.25].`,
    default: '',
    check: (value) => void readTable(value, 'model'),
  };
}

/** The reader's own Q; undefined where there is none. Throws InputError where it has not P's number of outcomes. */
export function chosenModel(controls: ControlValues, outcomes: number): number[] | undefined {
  const model = readTable(controls.text('model'), 'model');
  if (model && model.length !== outcomes) {
    throw new InputError({
      what: 'model has not as many outcomes as the table',
      got: model.length,
      expected: `${outcomes} probabilities`,
    });
  }
  return model;
}

/** The reader's own joint table, [x][y]. `help`: what it is without one. */
export function jointControl(help: string): Control {
  return {
    kind: 'text',
    name: 'joint',
    label: 'Your own joint table',
    help: `${help} A row for each x, as JSON: [[0.125,0.0625],[0.3125,0.5]].`,
    default: '',
    check: (value) => void readJoint(value, 'joint'),
  };
}

/** Cover & Thomas, example 2.2.1: H(x) 1.75, H(y) 2, H(x,y) 3.375, I .375 bits; joint[x][y]. */
export const COVER_THOMAS_JOINT: readonly (readonly number[])[] = [
  [1 / 8, 1 / 16, 1 / 16, 1 / 4],
  [1 / 16, 1 / 8, 1 / 16, 0],
  [1 / 32, 1 / 32, 1 / 16, 0],
  [1 / 32, 1 / 32, 1 / 16, 0],
];

/** The data set that the controls choose: only the letters are one. */
export function tableDataset(controls: ControlValues): string | null {
  return controls.choice('preset') === 'letters' && !controls.text('table') ? 'letters' : null;
}

/**
 * The table that controls and data choose: a text before a table, a table before a file of counts, that before a preset.
 * Throws InputError where a file's numbers are no counts.
 */
export function chosenTable(controls: ControlValues, data: Table | null): NamedTable {
  const text = controls.isSet('text') ? controls.text('text') : '';
  if (text) return tableOfText(text);
  const own = readTable(controls.text('table'), 'table');
  if (own) return numbered(own);
  if (!data) return numbered(TABLES[controls.choice('preset')]);
  const counts = data.rows.map(([count]) => count);
  const probabilities = normalised(counts, `The first column of ${data.name}`, Number.POSITIVE_INFINITY);
  return data.own ? numbered(probabilities) : { labels: [...'abcdefghijklmnopqrstuvwxyz␣'], probabilities };
}

function numbered(probabilities: readonly number[]): NamedTable {
  return { labels: probabilities.map((_, outcome) => String(outcome)), probabilities };
}

/** How often each character comes, the most frequent first. */
export function tableOfText(text: string): NamedTable {
  const sorted = characterCounts(text);
  const total = sorted.reduce((sum, [, count]) => sum + count, 0);
  return {
    labels: sorted.map(([character]) => visible(character)),
    probabilities: sorted.map(([, count]) => count / total),
  };
}

/** The text as outcomes of its own table. */
export function outcomesOfText(text: string): Uint16Array {
  const outcomes = new Map(characterCounts(text).map(([character], outcome) => [character, outcome]));
  return Uint16Array.from(text, (character) => outcomes.get(character)!);
}

function characterCounts(text: string): [string, number][] {
  const counts = new Map<string, number>();
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1]);
}

/** Blanks get a sign of their own. */
function visible(character: string): string {
  return { ' ': '␣', '\n': '⏎', '\r': '␍', '\t': '⇥' }[character] ?? character;
}

function checkText(text: string): void {
  if (new Set(text).size > MOST_OUTCOMES) {
    throw new InputError({
      what: 'The text has too many different characters',
      got: new Set(text).size,
      expected: `at most ${MOST_OUTCOMES}`,
      remedy: 'Take a shorter text.',
    });
  }
}

/** Reads probabilities from JSON text; empty text: undefined. Throws InputError with the place of the first mistake. */
export function readTable(text: string, name: string): number[] | undefined {
  if (!text.trim()) return undefined;
  const value = readJson(text, name, '[0.4,0.3,0.2,0.1]');
  if (!Array.isArray(value) || value.length < 2 || value.length > MOST_OUTCOMES) {
    throw new InputError({
      what: `${name} is not a list of probabilities`,
      got: value,
      expected: `2 to ${MOST_OUTCOMES} numbers, such as [0.4,0.3,0.2,0.1]`,
      remedy: 'Write the numbers in square brackets, separated by commas.',
    });
  }
  const shown = (divided: readonly number[]) => `[${divided.map((each) => Number(each.toFixed(8))).join(',')}]`;
  return normalised(value, name, SUM_TOLERANCE, value.length <= MOST_SHOWN ? shown : undefined);
}

/** Reads a joint table, [x][y], from JSON text; empty text: undefined. Throws InputError likewise. */
export function readJoint(text: string, name: string): number[][] | undefined {
  if (!text.trim()) return undefined;
  const example = '[[0.125,0.0625],[0.3125,0.5]]';
  const value = readJson(text, name, example);
  const isMatrix =
    Array.isArray(value) && value.length > 0 && value.every((row) => Array.isArray(row) && row.length > 0);
  if (!isMatrix)
    throw new InputError({
      what: `${name} is not a table of rows`,
      got: value,
      expected: example,
      remedy: 'Write each row in square brackets, and brackets round them all.',
    });
  const rows = value as unknown[][];
  const ragged = rows.findIndex((row) => row.length !== rows[0].length);
  if (ragged >= 0) {
    throw new InputError({
      what: `${name} is ragged: row ${ragged + 1} has another length than the first`,
      got: rows[ragged].length,
      expected: `${rows[0].length} numbers`,
      remedy: 'Give every row as many numbers.',
    });
  }
  const flat = normalised(rows.flat(), name, SUM_TOLERANCE);
  return rows.map((row, x) => row.map((_, y) => flat[x * row.length + y]));
}

function readJson(text: string, name: string, expected: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new InputError({
      what: `${name} is not JSON`,
      got: text,
      expected,
      remedy: 'Check its brackets and commas, and use points in decimals.',
    });
  }
}

/** Divided by their sum, which may miss 1 by `tolerance`; `shown`: how to write down what would not have missed it. */
function normalised(
  values: readonly unknown[],
  name: string,
  tolerance: number,
  shown?: (divided: readonly number[]) => string,
): number[] {
  const wrong = values.findIndex((value) => !(typeof value === 'number' && value >= 0 && Number.isFinite(value)));
  if (wrong >= 0) {
    throw new InputError({
      what: `${name} has a bad entry at outcome ${wrong}`,
      got: values[wrong],
      expected: 'a number from 0 up',
      remedy: 'Correct that entry.',
    });
  }
  const total = compensatedSum(values as number[]);
  const divided = (values as number[]).map((value) => value / total);
  if (!(total > 0) || Math.abs(total - 1) > tolerance) {
    throw new InputError({
      what: `${name} does not sum to 1`,
      got: Number(total.toPrecision(9)),
      expected: '1',
      remedy: shown && total > 0 ? `Divide each entry by the sum: ${shown(divided)}.` : 'Divide each entry by the sum.',
    });
  }
  return divided;
}
