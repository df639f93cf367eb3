import { expect, test } from 'vitest';
import { ownObjectivesControl } from '../../../../experiments/competitors.ts';
import { readDraft, typedEntry } from './read-draft.ts';

const residual = ownObjectivesControl('residual');
const density = ownObjectivesControl('density');

function read(control: typeof residual, over: 'train' | 'population' | 'model', pays: string) {
  if (control.kind !== 'text') throw new Error('a text control');
  return readDraft({ over, pays }, 'residual', control.check);
}

test('nothing, a mistake with its place in what was typed, or an objective', () => {
  expect(read(residual, 'train', ' \n')).toEqual({ kind: 'empty' });
  expect(read(residual, 'train', '  2*cube(r)')).toMatchObject({ kind: 'mistake', at: 5 });
  expect(read(residual, 'train', 'r; r')).toMatchObject({ kind: 'mistake', at: 2 });
  expect(read(residual, 'train', 'r*logq')).toMatchObject({ kind: 'mistake', at: undefined });
  expect(read(residual, 'train', 'abs(r)')).toMatchObject({ kind: 'objective', objective: { unit: 'y' } });
});

test('what the lesson does not take is a mistake too', () => {
  expect(read(residual, 'train', '-logq')).toMatchObject({ sentence: expect.stringContaining('fits regressions') });
  expect(read(density, 'train', '-logq')).toMatchObject({
    sentence: expect.stringContaining(
      'no training set draws; got "-logq"; expected population: -logq or model: -logq.',
    ),
  });
  expect(read(density, 'model', 'logq - logp').kind).toBe('objective');
});

test('who draws can be typed before a colon', () => {
  expect(typedEntry('population', 'model: logq', ['population', 'model'])).toEqual({ over: 'model', pays: 'logq' });
  expect(typedEntry('train', 'model: r', ['train'])).toEqual({ over: 'train', pays: 'model: r' });
  expect(typedEntry('train', 'r > 0 ? r : 1', ['train'])).toEqual({ over: 'train', pays: 'r > 0 ? r : 1' });
});
