import { expect, test } from 'vitest';
import { readSaved, type SavedFormula, withFormula } from './saved-formulas.ts';

const cauchy: SavedFormula = { name: 'Cauchy', family: 'residual', over: 'train', pays: 'log1p(r^2)' };

test('what is not a list of formulas is passed over', () => {
  expect(readSaved(null)).toEqual([]);
  expect(readSaved('{')).toEqual([]);
  expect(readSaved('{"name":"x"}')).toEqual([]);
  const strangers = [null, 1, { name: 'x' }, { ...cauchy, over: 'everyone' }, { ...cauchy, name: 'x'.repeat(41) }];
  expect(readSaved(JSON.stringify([...strangers, cauchy]))).toEqual([cauchy]);
});

test('a name is one formula of a family, in the order of names', () => {
  const density: SavedFormula = { name: 'Cauchy', family: 'density', over: 'model', pays: 'logq' };
  const anew = { ...cauchy, pays: 'log(1 + r^2)' };
  const all = [cauchy, density, { ...cauchy, name: 'Aardvark' }].reduce<SavedFormula[]>(withFormula, []);
  expect(withFormula(all, anew).map(({ name, pays }) => [name, pays])).toEqual([
    ['Aardvark', 'log1p(r^2)'],
    ['Cauchy', 'logq'],
    ['Cauchy', 'log(1 + r^2)'],
  ]);
});
