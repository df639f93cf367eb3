import { expect, test } from 'vitest';
import { findExperiment } from '../../../experiments/registry.ts';
import { readOwnData } from './read-own-data.ts';

const mixture = findExperiment('mixture-collapse');
const purpose = { name: 'my.csv', controls: {}, isDensity: true };
const read = (text: string, given = {}) => readOwnData(new Blob([text]), mixture, { ...purpose, ...given });

test('columns of numbers are chosen, of many the first for a density; what comes back is what was read', async () => {
  const rows = Array.from({ length: 20 }, (_, row) => `a,${row},${row ** 2},${row % 3}`);
  const text = `name,x,y,z\n${rows.join('\n')}\n`;
  expect(await read(text)).toEqual({
    text,
    offered: [
      { name: 'name', numeric: false, flaw: { line: 2, cell: 'a' } },
      { name: 'x', numeric: true },
      { name: 'y', numeric: true },
      { name: 'z', numeric: true },
    ],
    columns: ['x'],
  });
  expect((await read('x\n1\n2\n3\n4\n5\n6\n7\n8\n9\n')).columns).toBeNull();
});

test('what the lesson cannot be planned with is refused', async () => {
  await expect(read('x\n1\n1\n1\n')).rejects.toThrow('my.csv, column x: every row has the same value');
  await expect(read('x\n1\n2\n', { controls: { components: 'many' } })).rejects.toThrow('components');
});

test('a regression that is left one column is told what is wrong with the other', async () => {
  const noise = findExperiment('noise-tricks');
  const regression = (text: string) => readOwnData(new Blob([text]), noise, { ...purpose, isDensity: false });
  await expect(regression('a;b\n1,5;2\n2,5;3\n3,5;4\n')).rejects.toThrow(
    'A regression needs two columns of numbers, and my.csv has one, b. Column a, line 2: the cell is not a number; got "1,5"; expected a number. Write decimals with a point: 1.5.',
  );
  await expect(regression('a,b\n1,x\n2,\n')).rejects.toThrow('Column b, line 2: the cell is not a number; got "x"');
  await expect(regression('a,b\n1,\n2,\n')).rejects.toThrow('Column b, line 2: the cell is empty; got ""');
  await expect(regression('a\n1\n2\n')).rejects.toThrow(
    'A regression needs inputs and a target, and one column of my.csv is used; got "a"',
  );
});

test('more lines than a page can train on are refused before they are parsed', async () => {
  const lines = Array.from({ length: 200_002 }, (_, line) => (line === 7 ? 'oops' : line));
  await expect(read(`x\n${lines.join('\n')}`)).rejects.toThrow(
    'my.csv has too many lines to train on in a page; got 200002; expected at most 200000 under its header. Take a sample of its lines; the command line takes them all.',
  );
  await expect(read(`x\r${lines.join('\r')}`)).rejects.toThrow('too many lines');
});
