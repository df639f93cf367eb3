import { describe, expect, test } from 'vitest';
import { InputError } from '../input-error.ts';
import { readOwnObjectives } from './own.ts';

describe('readOwnObjectives', () => {
  test('who draws, unit and nodes follow from the text', () => {
    const read = (text: string) =>
      readOwnObjectives(text).map(({ id, over, pays, nodes, unit, family }) => [id, over, pays, nodes, unit, family]);
    expect(read('abs(r)^1.5')).toEqual([['custom', 'train', 'abs(r)^1.5', 'drawer', '1', 'residual']]);
    expect(read('3*abs(r); r^2/2 ; r^2/exp(s) + s')).toEqual([
      ['custom-1', 'train', '3*abs(r)', 'drawer', 'y', 'residual'],
      ['custom-2', 'train', 'r^2/2', 'drawer', 'y²', 'residual'],
      ['custom-3', 'train', 'r^2/exp(s) + s', 'drawer', 'nats', 'residual'],
    ]);
    expect(read('model: logq - logp')).toEqual([['custom', 'model', 'logq - logp', 'drawer', 'nats', 'density']]);
    expect(read('model: (logq - logp)^2')).toEqual([['custom', 'model', '(logq - logp)^2', 'both', '1', 'density']]);
    expect(read('population:-logq')).toEqual([['custom', 'population', '-logq', 'drawer', 'nats', 'density']]);
    expect(read('r > 0 ? r : -2*r')).toEqual([['custom', 'train', 'r > 0 ? r : -2*r', 'drawer', 'y', 'residual']]);
    expect(read(' ; ')).toEqual([]);
  });

  test.each([
    ['cube(r)', 'unknown function cube (character 1)'],
    ['r**2', 'character'],
    ['everyone: r', 'Nobody of this name draws; got "everyone"; expected one of train, population, model'],
    ['model: abs(r)', 'A residual is drawn by the training set, not by the model'],
    ['r*logq', 'mixes a residual with the probabilities'],
    ['2 + pi', 'The formula is the same for every model'],
    ['0*r', 'The formula is the same for every model'],
    ['r - r', 'The formula is the same for every model'],
    ['r^0', 'The formula is the same for every model'],
    ['model: logq - logq', 'The formula is the same for every model'],
    ['population: 1 + logp', 'Drawn by the population, a formula in logp alone is the same for every model'],
    ['population: -logp', 'expected a formula in logq, or model: -logp'],
    ['r > 0 ? 1 : 2', 'The derivative that training takes is 0 wherever there is one'],
    ['stop(r)^2', 'The derivative that training takes is 0 everywhere, so that it moves nothing'],
    ['population: logp + stop(logq)', 'Take something out of stop(·).'],
    ['r;r;r;r;r', 'too many objectives of your own; got 5; expected at most 4'],
    ['constructor(r)', 'unknown function constructor'],
  ])('%s is refused: %s', (text, sentence) => {
    expect(() => readOwnObjectives(text)).toThrow(InputError);
    expect(() => readOwnObjectives(text)).toThrow(sentence);
  });
});
