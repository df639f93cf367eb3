import { expect, test } from 'vitest';
import { parseTable } from './parse-table.ts';
import { writeTable } from './write-table.ts';

test('what is written is read back', () => {
  const columns = ['height, "m"', 'y'];
  const rows = [
    [1.5, -2e-7],
    [0.1 + 0.2, 1e21],
  ];
  expect(parseTable(writeTable(columns, rows), { name: 'own', own: true })).toMatchObject({ columns, rows });
  expect(writeTable(['x'], [[1], [2]])).toBe('x\n1\n2\n');
});
