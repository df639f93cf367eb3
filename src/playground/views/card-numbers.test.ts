import { expect, test } from 'vitest';
import type { NaturalParameters } from '../../recording/recording.ts';
import type { RunSpec } from '../../recording/spec.ts';
import { emptyHistory } from '../session/history.ts';
import { cardNumbers } from './card-numbers.ts';

function noiseNumber(noise: { kind: 'learned' | 'function' }, scale: number | null) {
  const spec = {
    data: { columns: ['x', 'y'], inputs: 1, train: [] },
    objective: { over: 'train' },
    model: { kind: 'regression', inputs: 1, outputs: 1, body: { kind: 'polynomial', degree: 1 }, noise },
  } as unknown as RunSpec;
  const line: NaturalParameters = { kind: 'linear', intercept: 1, coefficients: [2], scale };
  return cardNumbers(spec, { ...emptyHistory(), parameters: [line] }, 0, 'nats').at(-1);
}

test('a noise scale is a number, or the words that it is a function of x', () => {
  expect(noiseNumber({ kind: 'learned' }, 0.5)).toMatchObject({ label: 'noise scale σ', value: 0.5 });
  expect(noiseNumber({ kind: 'function' }, null)).toMatchObject({ label: 'noise scale', value: 'σ(x)' });
});
