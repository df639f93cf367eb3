import { expect, test } from 'vitest';
import type { LinesFigure } from '../../../experiment/figure.ts';
import type { FigureLine } from './edge-marks.ts';
import { figureScale } from './figure-scale.ts';
import { isInCrowd, legendLines } from './line-families.ts';
import { readLines } from './lines-reading.ts';

const line = (label: string, height: number, family?: string): FigureLine => ({
  label,
  role: 'data',
  mark: 'line',
  points: [
    [0, height],
    [1, height],
  ],
  ...(family ? { family } : {}),
});

const lines = [line('replica 1', 3, 'replicas'), line('theory', 2), line('replica 2', 1, 'replicas')];

test('a family has one entry, where its first line stands, for all its members', () => {
  expect(legendLines(lines).map(({ label, members }) => ({ label, members }))).toEqual([
    { label: 'replicas', members: [0, 2] },
    { label: 'theory', members: [1] },
  ]);
});

test('lines without a family are entries of their own, also where they share a name', () => {
  expect(legendLines([line('a', 1), line('a', 2)])).toHaveLength(2);
});

function readAtOne(lines: readonly FigureLine[]): [string, string][] {
  const figure: LinesFigure = { kind: 'lines', id: 'f', title: '', x: { label: 'n' }, y: { label: 'y' }, lines };
  const x = figureScale('linear', [0, 1], [0, 100], { about: 50, round: false });
  const y = figureScale('linear', [1, 3], [100, 0], { about: 50, round: false });
  return readLines(figure, lines, { x, y }, 1, null).rows.map(({ label, value }) => [label, value]);
}

test('of a family the range is read, of another line its value', () => {
  expect(readAtOne(lines)).toEqual([
    ['replicas', '1 to 3'],
    ['theory', '2'],
  ]);
});

test('of a family whose lines have names each is read, the highest first', () => {
  const named = [line('H(x, y) = H(y, x)', 1, 'tables'), line('I = KL', 3, 'tables')].map((each) => ({
    ...each,
    named: true,
  }));
  expect(readAtOne([...named, line('theory', 2)])).toEqual([
    ['I = KL', '3'],
    ['H(x, y) = H(y, x)', '1'],
    ['theory', '2'],
  ]);
});

test('many of a family are a crowd, a few are not, and a line of its own never is', () => {
  const many = (count: number) => Array.from({ length: count }, (_, i) => line(`replica ${i}`, i, 'replicas'));
  expect(isInCrowd(many(24), many(24)[0])).toBe(true);
  expect(isInCrowd(many(2), many(2)[0])).toBe(false);
  expect(isInCrowd([...many(24), line('theory', 2)], line('theory', 2))).toBe(false);
});
