import { expect, test } from 'vitest';
import type { Control } from './control.ts';
import { controlChanges } from './control-changes.ts';

const help = '';
const controls: Control[] = [
  { kind: 'integer', name: 'steps', label: 'Steps', help, default: 600, min: 1, max: 1000 },
  { kind: 'number', name: 'learningRate', label: 'Learning rate', help, default: 0.05, min: 0, max: 1 },
  { kind: 'text', name: 'table', label: 'Table', help, default: '', check: () => {} },
];

test('in words, with defaults filled in, in the order of the lesson', () => {
  expect(controlChanges(controls, {}, {})).toEqual([]);
  expect(controlChanges(controls, { learningRate: '0.05' }, {})).toEqual([]);
  expect(controlChanges(controls, { learningRate: '0.1' }, { steps: '30' })).toEqual([
    'steps 600 → 30',
    'learning rate 0.1 → 0.05',
  ]);
});

test('an empty text is none, a long one is not quoted, an unknown control keeps its name', () => {
  expect(controlChanges(controls, {}, { table: '[1]' })).toEqual(['table none → [1]']);
  expect(controlChanges(controls, {}, { table: `[${'0.01,'.repeat(30)}]` })).toEqual(['another table']);
  const edited = [{ ...controls[0], name: 'edits', label: 'Edited points', default: '' }] as typeof controls;
  expect(controlChanges(edited, {}, { edits: `{${'"a":1,'.repeat(9)}}` })).toEqual(['other edited points']);
  expect(controlChanges(controls, { gone: '1' }, {})).toEqual(['gone 1 → default']);
});
