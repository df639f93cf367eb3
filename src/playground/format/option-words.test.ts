import { expect, test } from 'vitest';
import { EXPERIMENTS } from '../../../experiments/registry.ts';
import { helpInWords, optionWords } from './option-words.ts';

test('options are words; a name keeps its own hyphen', () => {
  expect(['on-points', 'x-log-x', 'k-means++', 'auto'].map(optionWords)).toEqual([
    'on points',
    'x log x',
    'k-means++',
    'auto',
  ]);
});

test('help calls options what the menu calls them', () => {
  const options = ['auto', 'on-points', 'k-means++'];
  expect(helpInWords('on-points: narrow. auto: on-points here, k-means++ there.', options)).toBe(
    'on points: narrow. auto: on points here, k-means++ there.',
  );
  const choices = EXPERIMENTS.flatMap(({ controls }) => controls).filter((control) => 'options' in control);
  for (const { help, options: all } of choices) {
    const shown = helpInWords(help, all);
    for (const option of all) if (shown.includes(option)) expect(optionWords(option)).toBe(option);
  }
});
