import { expect, test } from 'vitest';
import { readControls } from './controls.ts';
import { editedData } from './edited-data.ts';
import { pointEditsControl } from './point-edits.ts';

const data = { name: 'd', columns: ['y'], inputs: 0, train: [[1], [2], [3]], heldOut: [[9]] };
const edited = (edits: string) => editedData(readControls([pointEditsControl], { edits }), data);

test('points are moved, left out and added in place; what is held out stays', () => {
  const { data: found, points } = edited('{"of":"d","move":{"3":[3.5]},"remove":[1],"add":[[7]]}');
  expect(found).toEqual({ ...data, name: 'd, edited by hand', train: [[2], [3.5], [7]] });
  expect(points).toMatchObject({ of: 'd', count: 3 });
});

test('without edits the data is as it was', () => {
  expect(edited('').data).toBe(data);
  expect(edited('').points).toEqual({ of: 'd', count: 3, edits: null });
});

test.each([
  [
    '{"of":"e","add":[[1]]}',
    'The edited points are of e; got "d"; expected the data e. Choose that data, or clear edits.',
  ],
  ['{"of":"d","remove":[4]}', 'There is no such training point to edit; got 4; expected a number from 1 to 3.'],
  ['{"of":"d","add":[[1,2]]}', 'another number of values than the data has columns'],
  ['{"of":"d","remove":[1,2,3]}', 'The edits leave no training point'],
])('%s is refused', (edits, message) => {
  expect(() => edited(edits)).toThrow(message);
});
