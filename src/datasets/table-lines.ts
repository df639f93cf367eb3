import Papa from 'papaparse';
import { InputError } from '../input-error.ts';

export interface Line {
  /** In the file, from 1. A quoted cell may run over several lines: this is the first. */
  number: number;
  cells: string[];
}

/** The lines of CSV text, blank ones at its end left out. Throws InputError for what is no text, and for an open quotation mark. */
export function splitLines(text: string, name: string): Line[] {
  const body = text.replace(/^\ufeff/, '');
  requireText(body, name);
  const lines: Line[] = [];
  let cursor = 0;
  let number = 1;
  Papa.parse<string[]>(body, {
    delimiter: delimiterOf(body),
    step({ data, errors, meta }) {
      const quote = errors.find(({ type }) => type === 'Quotes');
      if (quote) {
        const what = `${name}, line ${number}: a quotation mark is not closed`;
        throw new InputError({ what, expected: 'quotation marks in pairs' });
      }
      lines.push({ number, cells: data.map((cell) => cell.trim()) });
      number += countLineEnds(body.slice(cursor, meta.cursor));
      cursor = meta.cursor;
    },
  });
  while (lines.length > 0 && isBlank(lines[lines.length - 1])) lines.pop();
  return lines;
}

/** As much of a file as tells whether it is text. */
const BEGINNING = 4096;

/** Pictures and spreadsheets have characters that no text has. */
function requireText(body: string, name: string): void {
  const beginning = body.slice(0, BEGINNING);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
  if (!/[\0-\x08\x0e-\x1f]/.test(beginning)) return;
  throw new InputError({
    what: `${name} is not a text table`,
    got: beginning.slice(0, 24),
    expected: 'CSV: a header line and lines of numbers',
    remedy: 'Choose another file, or save the table as CSV in UTF-8.',
  });
}

/** The one that parts the header's names most often; papaparse's own guess misses short tables. */
function delimiterOf(body: string): string {
  const header = /^[^\r\n]*/.exec(body)![0].replace(/"[^"]*"/g, '');
  const count = (delimiter: string) => header.split(delimiter).length;
  return [',', ';', '\t', '|'].reduce((best, next) => (count(next) > count(best) ? next : best));
}

function countLineEnds(text: string): number {
  return text.match(/\r\n|\r|\n/g)?.length ?? 0;
}

export function isBlank({ cells }: Line): boolean {
  return cells.every((cell) => cell === '');
}
