import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import { InputError } from '../input-error.ts';
import { listColumns } from './list-columns.ts';
import { parseTable } from './parse-table.ts';
import { requireMagnitude, requireRows, requireVariation } from './requirements.ts';

const own = { name: 'my.csv', own: true };

describe('parseTable reads', () => {
  const expected = {
    name: 'my.csv',
    columns: ['x', 'y'],
    rows: [
      [1, 2.5],
      [-3, 4e-3],
    ],
    own: true,
  };

  test.each([
    ['commas', 'x,y\n1,2.5\n-3,4e-3\n'],
    ['no line end at the end', 'x,y\n1,2.5\n-3,4e-3'],
    ['semicolons', 'x;y\n1;2.5\n-3;4e-3\n'],
    ['tabs', 'x\ty\n1\t2.5\n-3\t4e-3\n'],
    ['a byte-order mark and CRLF', '\ufeffx,y\r\n1,2.5\r\n-3,4e-3\r\n'],
    ['quoted cells', '"x","y"\n"1","2.5"\n-3,"4e-3"\n'],
    ['spaces around cells', 'x , y\n 1, 2.5\n-3 ,4e-3 \n'],
    ['row numbers without a name', ',x,y\n0,1,2.5\n1,-3,4e-3\n'],
    ['trailing blank lines', 'x,y\n1,2.5\n-3,4e-3\n\n \n,\n\n'],
  ])('%s', (_, text) => {
    expect(parseTable(text, own)).toEqual(expected);
  });

  test('one column', () => {
    expect(parseTable('velocity\n9172\n9350\n', own).rows).toEqual([[9172], [9350]]);
  });

  test('chosen columns in the order asked for; the others may hold anything', () => {
    const text = '"",name,y,x\n1,first,2,3\n2,"second, quoted",4,NA\n';
    expect(parseTable(text, { ...own, columns: ['y'] }).rows).toEqual([[2], [4]]);
    expect(() => parseTable(text, { ...own, columns: ['x', 'y'] })).toThrow('line 3, column 4 (x)');
  });

  test('every table that a spreadsheet writes', () => {
    const number = fc.double({ noNaN: true, noDefaultInfinity: true });
    const table = fc
      .integer({ min: 1, max: 4 })
      .chain((width) =>
        fc.array(fc.array(number, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 9 }),
      );
    fc.assert(
      fc.property(
        table,
        fc.constantFrom(',', ';', '\t'),
        fc.constantFrom('\n', '\r\n'),
        fc.boolean(),
        (rows, delimiter, newline, quotes) => {
          const columns = rows[0].map((_, i) => `c${i}`);
          // -0 is written as 0.
          const written = Papa.unparse([columns, ...rows], { delimiter, newline, quotes });
          expect(parseTable(written, own).rows).toEqual(rows.map((row) => row.map((value) => value + 0)));
        },
      ),
    );
  });
});

describe('parseTable refuses, with the place', () => {
  test.each<[string, string, string[] | undefined, string]>([
    ['an empty file', '', undefined, 'my.csv is empty; got ""; expected a header line and lines of numbers.'],
    ['blank lines alone', '\n\n', undefined, 'my.csv is empty'],
    ['a header alone', 'x,y\n', undefined, 'my.csv has a header but no data'],
    ['no header', '1,2\n3,4\n', undefined, 'my.csv, line 1: there is no header; got "1,2"'],
    ['a short row', 'x,y\n1,2\n3\n', undefined, 'my.csv, line 3: another number of cells than in the header; got 1'],
    [
      'a long row',
      'x,y\n1,2,9\n',
      undefined,
      'line 2: another number of cells than in the header; got 3; expected 2 (x, y)',
    ],
    ['a blank line between', 'x,y\n1,2\n\n3,4\n', undefined, 'my.csv, line 3: the line is blank'],
    [
      'a word',
      'x,y\n1,2\n3,oops\n',
      undefined,
      'my.csv, line 3, column 2 (y): the cell is not a number; got "oops"; expected a number. Correct the cell, or remove its line.',
    ],
    ['a word after a cell of two lines', 'n,x\n"a\nb",1\nc,oops\n', ['x'], 'my.csv, line 4, column 2 (x)'],
    ['a word after CRLF', 'x,y\r\n1,2\r\n3,oops\r\n', undefined, 'line 3, column 2'],
    ['an empty cell', 'x,y\n1,\n', undefined, 'line 2, column 2 (y): the cell is empty; got ""'],
    ['an empty cell of one column', 'x\n1\n\n2\n', undefined, 'line 3, column 1 (x): the cell is empty'],
    ['NaN', 'x\n1\nNaN\n', undefined, 'line 3, column 1 (x): the cell is missing or not finite; got "NaN"'],
    ['NA', 'x\n1\nNA\n', undefined, 'the cell is missing or not finite; got "NA"'],
    ['an infinity', 'x\n1\n-inf\n', undefined, 'the cell is missing or not finite; got "-inf"'],
    ['a number too large', 'x\n1e999\n', undefined, 'line 2, column 1 (x): the cell is not a number; got "1e999"'],
    [
      'a decimal comma',
      'x;y\n1,5;2\n',
      undefined,
      'line 2, column 1 (x): the cell is not a number; got "1,5"; expected a number. Write decimals with a point: 1.5.',
    ],
    ['two columns of one name', 'x,y,x\n1,2,3\n', undefined, 'line 1: two columns have the same name; got "x"'],
    ['a nameless column', 'x,,y\n1,2,3\n', undefined, 'my.csv, column 2 has no name'],
    [
      'an unknown column',
      'income,food\n1,2\n',
      ['incom'],
      'my.csv has no such column; got "incom"; expected some of income, food. Did you mean "income"?',
    ],
    ['a column twice', 'x,y\n1,2\n', ['x', 'x'], 'A column was chosen twice; got "x"'],
    ['no column', 'x,y\n1,2\n', [], 'No column was chosen; expected some of x, y'],
    ['an open quotation mark', 'x,y\n1,"2\n', undefined, 'my.csv, line 2: a quotation mark is not closed'],
    [
      'a binary file',
      '\u0089PNG\r\n\u001a\n\u0000\u0001IHDR\u0002 and much more of that kind',
      undefined,
      'my.csv is not a text table; got "\\x89PNG\\r\\n\\x1a\\n\\x00\\x01IHDR\\x02 and much"; expected CSV: a header line and lines of numbers.',
    ],
    [
      'a column of labels',
      'species,length,width\nsetosa,5.1,3.5\n1,4.9,3\nvirginica,6.3,3.3\n',
      undefined,
      'my.csv, column 1 (species) is not numeric; got "setosa"; expected columns of numbers. Choose them: --columns length,width.',
    ],
    [
      'a column of dates',
      'day,x\n2020-01-01,1\n2020-01-02,2\n',
      ['day'],
      'column 1 (day) is not numeric; got "2020-01-01"; expected columns of numbers. Choose them: --columns x.',
    ],
    ['labels alone', 'a\nx\ny\n', undefined, 'column 1 (a) is not numeric; got "x"'],
  ])('%s', (_, text, columns, sentence) => {
    expect(() => parseTable(text, { ...own, columns })).toThrow(InputError);
    expect(() => parseTable(text, { ...own, columns })).toThrow(sentence);
  });

  test('any text is a table or an InputError', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', '1', '.', ',', ';', '"', '\n', '\r', ' ', '\t') }), (text) => {
        try {
          const { columns, rows } = parseTable(text, own);
          for (const row of rows) expect(row).toHaveLength(columns.length);
        } catch (error) {
          expect(error).toBeInstanceOf(InputError);
        }
      }),
    );
  });
});

test('columns are listed with whether they are of numbers, and what is not a number in those that are not', () => {
  expect(listColumns('"",name,a;b,n\n1,ada,"1,5",2\n2,bob,"2,5",\n3,eve,,4\n', 'my.csv')).toEqual([
    { name: 'name', numeric: false, flaw: { line: 2, cell: 'ada' } },
    { name: 'a;b', numeric: false, flaw: { line: 2, cell: '1,5' } },
    { name: 'n', numeric: true },
  ]);
  expect(listColumns('', 'my.csv')).toEqual([]);
});

describe('requirements', () => {
  const table = parseTable('x,y\n1,2\n1,3\n', own);

  test('variation', () => {
    expect(() => requireVariation(table, ['y'])).not.toThrow();
    expect(() => requireVariation(table)).toThrow(
      'my.csv, column x: every row has the same value; got 1; expected at least two different numbers',
    );
  });

  test('magnitude', () => {
    const column = (...values: number[]) => ({ ...own, columns: ['x'], rows: values.map((value) => [value]) });
    expect(() => requireMagnitude(column(1e50, -1e50))).not.toThrow();
    expect(() => requireMagnitude(column(0, 1e-50))).not.toThrow();
    expect(() => requireMagnitude(column(1, -1e300))).toThrow(
      'my.csv, column x: a number is too large to train on; got -1e+300; expected at most 1e+50 either way.',
    );
    expect(() => requireMagnitude(column(0, 1e-300))).toThrow(
      'my.csv, column x: the numbers lie too close together to train on; got "a range of 1e-300"',
    );
  });

  test('rows', () => {
    expect(() => requireRows(table, 2, 'a line')).not.toThrow();
    expect(() => requireRows(table, 8, '8 components')).toThrow(
      'my.csv has too few rows for 8 components; got 2; expected at least 8.',
    );
  });
});
