import { expect, test } from 'vitest';
import { edgeMarks } from './edge-marks.ts';
import { exampleLines } from './example-figures.fixture.ts';
import { figureScale } from './figure-scale.ts';

test('points without a place are marked where they would be, and counted', () => {
  const { lines } = exampleLines();
  const x = figureScale('log', [1, 10000], [0, 400], { about: 72, round: false });
  const y = figureScale('log', [0.01, 1], [200, 0], { about: 44, round: true });
  const { marks, notes } = edgeMarks(lines, x, y);
  expect(marks).toEqual([
    { kind: 'below', line: 3, at: x.place(1) },
    { kind: 'below', line: 3, at: x.place(3) },
    { kind: 'not-a-number', line: 3, at: x.place(100) },
    { kind: 'above', line: 3, at: x.place(3000) },
  ]);
  expect(notes).toEqual([
    '2 points at or below 0 left out: a logarithmic axis has no place there.',
    '1 point at ∞, marked at the edge.',
    '1 point not a number, marked ×.',
  ]);
});

test('an x without a place is marked at the left, beside its y', () => {
  const x = figureScale('log', [1, 10], [0, 400], { about: 72, round: false });
  const y = figureScale('linear', [0, 1], [200, 0], { about: 44, round: true });
  const { marks } = edgeMarks([{ label: 'a', role: 'data', mark: 'dots', points: [[0, 0.5]] }], x, y);
  expect(marks).toEqual([{ kind: 'left', line: 0, at: 100 }]);
});

test.each([
  [[Number.POSITIVE_INFINITY], '1 point at ∞, marked at the edge.'],
  [[Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY], '2 points at −∞, marked at the edge.'],
  [[Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY], '2 points at ±∞, marked at the edge.'],
])('of points at %o the note says: %s', (values, note) => {
  const x = figureScale('linear', [0, 10], [0, 400], { about: 72, round: false });
  const y = figureScale('linear', [0, 1], [200, 0], { about: 44, round: true });
  const points = values.map((value, at) => [at, value]);
  expect(edgeMarks([{ label: 'a', role: 'data', mark: 'dots', points }], x, y).notes).toEqual([note]);
});
