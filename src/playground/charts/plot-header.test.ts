import { expect, test } from 'vitest';
import { plotHeader } from './plot-header.tsx';
import { textWidth } from './svg-text.ts';

const LONG = 'y1, observed (the first of 8 outputs)';

test('a plot that draws all its points has a name and no note', () => {
  expect(plotHeader('y', { all: 40, drawn: 40 }, 46, 380)).toEqual({
    label: { text: 'y', x: 46 },
    note: null,
    room: 0,
  });
});

test('name and note share a row where they fit, and else have one each', () => {
  const points = { all: 4096, drawn: 847 };
  expect(plotHeader('y', points, 46, 380)).toMatchObject({
    note: { text: '4,096 points, 847 drawn', row: 0 },
    room: 0,
  });
  const narrow = plotHeader(LONG, points, 46, 380);
  expect(narrow.note?.row).toBe(1);
  expect(narrow.room).toBeGreaterThan(12);
});

test('a name longer than the plot is wide begins over the axis’ numbers, and ends inside', () => {
  const { label } = plotHeader(LONG, { all: 4096, drawn: 847 }, 46, 270);
  expect(label.x).toBeLessThan(46);
  expect(label.x + textWidth(LONG, 12)).toBeLessThanOrEqual(270);
});

test('what a band is stands before how many points are drawn, and in the row of the name where it fits', () => {
  const all = { all: 40, drawn: 40 };
  expect(plotHeader('y', all, 46, 380, 'band: ŷ ± σ').note).toEqual({ text: 'band: ŷ ± σ', x: 380, row: 0 });
  const { note } = plotHeader('y', { all: 4096, drawn: 847 }, 46, 380, 'band: ŷ ± σ');
  expect(note?.text).toBe('band: ŷ ± σ · 4,096 points, 847 drawn');
});
