import { expect, test } from 'vitest';
import type { LinesFigure } from '../../../experiment/figure.ts';
import { exampleBars, exampleGrid, exampleLines, exampleTable } from './example-figures.fixture.ts';
import { figureTable } from './figure-table.ts';
import { inReadersUnit } from './in-readers-unit.ts';

test('bars: a row an outcome, a column a series', () => {
  const { columns, rows } = figureTable(exampleBars());
  expect(columns.map(({ label }) => label)).toEqual(['', 'P', 'Q', 'ideal']);
  expect(rows[1]).toEqual(['B', 0.25, 0.25, 0.25]);
});

test('lines: a row an x in order, blank where a line has no point, further rows for a second visit', () => {
  const figure: LinesFigure = {
    ...exampleLines(),
    lines: [
      { label: 'a', role: 0, mark: 'band', points: [[2, 0.1, 0.3]] },
      { label: 'b', role: 'data', mark: 'dots', points: [[2, 5], [1, 4], [2, 6]] }, // biome-ignore format: a table
    ],
  };
  const { columns, rows } = figureTable(figure);
  expect(columns.map(({ label }) => label)).toEqual(['samples n', 'a, lower', 'a, upper', 'b']);
  expect(rows).toEqual([
    [1, '', '', 4],
    [2, 0.1, 0.3, 5],
    [2, '', '', 6],
  ]);
});

test('a grid: its rows and columns, named', () => {
  const { columns, rows } = figureTable(exampleGrid());
  expect(columns[0].label).toBe('y ↓ x →');
  expect(rows.map(([name]) => name)).toEqual(['0', '1', '2', '3']);
});

test('in bits, numbers in nats are divided by ln 2 and nothing else is touched', () => {
  const table = figureTable(inReadersUnit(exampleTable(), 'bits'));
  expect(table.columns[3].unit).toBe('bits');
  expect(table.rows.map((row) => row[3])).toEqual([1, 2, expect.closeTo(3, 12), Number.POSITIVE_INFINITY]);
  expect(table.rows[0].slice(0, 3)).toEqual(['A', 0.5, '0']);
  const lines = inReadersUnit(exampleLines(), 'bits') as LinesFigure;
  expect([lines.x.unit, lines.y.unit]).toEqual(['draws', 'bits']);
  expect(lines.lines[2].points[0]).toEqual([1, expect.closeTo(1 / Math.LN2, 12)]);
  expect(lines.handles?.[0].x).toBe(100);
});
