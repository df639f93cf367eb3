import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { DATASETS, findDataset, readDataset } from './catalogue.ts';

const read = (id: string, columns?: string[]) => {
  const dataset = findDataset(id);
  return readDataset(dataset, readFileSync(`public/data/${dataset.file}`, 'utf8'), columns);
};

test('every data set is there, with its columns and its source', () => {
  for (const { id, columns, source } of DATASETS) {
    const table = read(id);
    expect(table.columns).toHaveLength(columns.length);
    expect(table.own).toBe(false);
    expect(source).toMatch(/\d{4}/);
  }
});

test('galaxies are in units of 1000 km/s, observation 78 corrected', () => {
  const { columns, rows } = read('galaxies');
  expect(columns).toEqual(['velocity (1000 km/s)']);
  expect(rows).toHaveLength(82);
  expect(rows[0][0]).toBe(9.172);
  expect(rows[77][0]).toBe(26.96);
  expect(rows[81][0]).toBe(34.279);
});

test('sizes and first rows', () => {
  expect(read('faithful').rows).toHaveLength(272);
  expect(read('faithful').rows[0]).toEqual([3.6, 79]);
  expect(read('stackloss').rows).toHaveLength(21);
  expect(read('stackloss').rows[0]).toEqual([80, 27, 89, 42]);
  expect(read('engel').rows).toHaveLength(235);
  expect(read('anscombe').rows[2]).toEqual([13, 12.74]);
});

test('other columns of a shipped data set', () => {
  expect(read('anscombe', ['x4', 'y4']).rows[0]).toEqual([8, 6.58]);
  expect(() => read('anscombe', ['z'])).toThrow('anscombe has no such column; got "z"; expected some of x1, x2');
});

test('an unknown data set', () => {
  expect(() => findDataset('galaxy')).toThrow('There is no data set of this name; got "galaxy"');
  expect(() => findDataset('faithfull')).toThrow('Did you mean "faithful"?');
});
