import { expect, test } from 'vitest';
import { describePointEdits, pointEditsControl, readPointEdits, writePointEdits } from './point-edits.ts';

const text = '{"of":"galaxies","move":{"3":[25.1]},"remove":[5],"add":[[30],[31]]}';

test('edits are written as they are read', () => {
  const edits = readPointEdits(text)!;
  expect(edits).toEqual({ of: 'galaxies', move: { 3: [25.1] }, remove: [5], add: [[30], [31]] });
  expect(writePointEdits(edits)).toBe(text);
  expect(describePointEdits(edits)).toBe('1 point moved, 1 left out, 2 added');
  expect(describePointEdits({ ...edits, move: {}, remove: [] })).toBe('2 points added');
});

test('no edits are no text', () => {
  expect(readPointEdits('  ')).toBe(null);
  expect(readPointEdits('{"of":"galaxies","add":[]}')).toBe(null);
  expect(writePointEdits({ of: 'galaxies', move: {}, remove: [], add: [] })).toBe('');
});

test.each([
  ['{', 'are not JSON'],
  ['[]', 'are not an object'],
  ['{"of":"d","swap":[]}', 'have an unknown entry'],
  ['{"move":{"1":[2]}}', 'do not say which data they are of'],
  ['{"of":"d","move":{"0":[2]}}', 'have an impossible move'],
  ['{"of":"d","move":{"1":2}}', 'have an impossible move'],
  ['{"of":"d","remove":[1.5]}', 'have an impossible remove'],
  ['{"of":"d","add":[[]]}', 'have an impossible add'],
  ['{"of":"d","add":[[1e999]]}', 'have an impossible add'],
  ['{"of":"d","remove":[2,2]}', 'say two things of one point'],
  ['{"of":"d","move":{"2":[1]},"remove":[2]}', 'say two things of one point'],
])('%s: the edited points %s', (bad, what) => {
  expect(() => pointEditsControl.kind === 'text' && pointEditsControl.check(bad)).toThrow(what);
});
