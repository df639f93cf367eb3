import { InputError } from '../input-error.ts';
import { didYouMean } from '../nearest-name.ts';
import { parseDecimal } from '../parse-decimal.ts';
import { cellRemedy, complaint, isLabels, isNumeric, isWord } from './bad-cells.ts';
import type { Table } from './table.ts';
import { isBlank, type Line, splitLines } from './table-lines.ts';

/** Longest file that is read, in characters. */
export const LARGEST_TABLE = 2 ** 26;

/**
 * Reads a table from CSV text: a header line, then numbers. Commas, semicolons or tabs; quoted cells, a byte-order mark,
 * any line ending and trailing blank lines are fine. Only the chosen columns have to be numbers. By default they are all,
 * but for a first one without a name: row numbers, as pandas and R write them.
 * Throws InputError with the file's name, line and column.
 */
export function parseTable(
  text: string,
  { name, columns, own }: { name: string; columns?: readonly string[] | null; own: boolean },
): Table {
  if (text.length > LARGEST_TABLE) {
    throw new InputError({
      what: `${name} is too large`,
      got: `${text.length} characters`,
      expected: `at most ${LARGEST_TABLE}`,
      remedy: 'Take a sample of its lines.',
    });
  }
  const [header, ...lines] = splitLines(text, name);
  if (!header) {
    throw new InputError({
      what: `${name} is empty`,
      got: '',
      expected: 'a header line and lines of numbers',
      remedy: 'Choose another file.',
    });
  }
  const names = readHeader(header, name);
  const chosen = chooseColumns(names, columns ?? (names[0] === '' ? names.slice(1) : names), name);
  const readCell = (line: Line, column: number): number => {
    const value = parseDecimal(line.cells[column]);
    if (value !== undefined) return value;
    throw isLabels(lines, column) ? textColumn(lines, column, names, name) : badCell(line, column, names, name);
  };
  const rows = lines.map((line) => {
    checkWidth(line, names, name);
    return chosen.map((column) => readCell(line, column));
  });
  if (rows.length === 0) {
    throw new InputError({
      what: `${name} has a header but no data`,
      got: 'no line under it',
      expected: 'at least one line of numbers',
      remedy: 'Add lines of numbers under the header.',
    });
  }
  return { name, columns: chosen.map((column) => names[column]), rows, own };
}

/** The names on the first line, one a column. Throws InputError where they are numbers, or one comes twice. */
export function readHeader({ number, cells }: Line, name: string): string[] {
  if (cells.every((cell) => parseDecimal(cell) !== undefined)) {
    throw new InputError({
      what: `${name}, line ${number}: there is no header`,
      got: cells.join(','),
      expected: 'a name for each column',
      remedy: 'Put the names of the columns on the first line.',
    });
  }
  const twice = cells.find((cell, i) => cell !== '' && cells.indexOf(cell) < i);
  if (twice !== undefined) {
    const what = `${name}, line ${number}: two columns have the same name`;
    throw new InputError({
      what,
      got: twice,
      expected: 'a different name for each column',
      remedy: 'Rename one of them in the header.',
    });
  }
  return cells;
}

function chooseColumns(names: string[], wanted: readonly string[], file: string): number[] {
  const named = names.filter((name) => name !== '');
  if (wanted.length === 0) {
    throw new InputError({
      what: 'No column was chosen',
      expected: `some of ${named.join(', ')}`,
      remedy: 'Name at least one.',
    });
  }
  return wanted.map((column, i) => {
    if (column === '') {
      throw new InputError({
        what: `${file}, column ${i + 1} has no name`,
        expected: 'a name for each column',
        remedy: `Choose columns by name from ${named.join(', ')}, or name this one.`,
      });
    }
    if (wanted.indexOf(column) < i) {
      throw new InputError({
        what: 'A column was chosen twice',
        got: column,
        expected: 'each column once',
        remedy: 'Name it once.',
      });
    }
    const index = names.indexOf(column);
    if (index < 0) {
      throw new InputError({
        what: `${file} has no such column`,
        got: column,
        expected: `some of ${named.join(', ')}`,
        remedy: didYouMean(column, named),
      });
    }
    return index;
  });
}

function checkWidth(line: Line, names: string[], file: string): void {
  if (names.length > 1 && isBlank(line)) {
    throw new InputError({
      what: `${file}, line ${line.number}: the line is blank`,
      expected: `${names.length} cells, as in the header`,
      remedy: 'Remove it.',
    });
  }
  if (line.cells.length !== names.length) {
    throw new InputError({
      what: `${file}, line ${line.number}: another number of cells than in the header`,
      got: line.cells.length,
      expected: `${names.length} (${names.join(', ')})`,
      remedy: 'Add the missing cells, or take the extra ones out.',
    });
  }
}

function badCell(line: Line, column: number, names: string[], file: string): InputError {
  const cell = line.cells[column];
  return new InputError({
    what: `${file}, line ${line.number}, column ${column + 1} (${names[column]}): ${complaint(cell)}`,
    got: cell,
    expected: 'a number',
    remedy: cellRemedy(cell),
  });
}

/** A column of labels has no place in a model; nothing is wrong with its cells. */
function textColumn(lines: readonly Line[], column: number, names: string[], file: string): InputError {
  const numeric = names.filter((name, i) => name !== '' && isNumeric(lines, i));
  const some = numeric.slice(0, MOST_NAMED).join(',');
  return new InputError({
    what: `${file}, column ${column + 1} (${names[column]}) is not numeric`,
    got: lines.find(({ cells }) => isWord(cells[column]))?.cells[column],
    expected: 'columns of numbers',
    remedy: numeric.length > 0 ? `Choose them: --columns ${some}.` : 'The file has none: choose another.',
  });
}

/** Columns that a sentence names. */
const MOST_NAMED = 8;
