import { expect, test } from 'vitest';
import { withoutTwins } from './units.ts';

test('a number given in nats and in bits is shown once in bits, and twice in nats', () => {
  const shown = [
    { unit: 'nats', value: Math.LN2 },
    { unit: 'bits', value: 1 },
    { unit: 'bits', value: 1.001 },
    { unit: '1', value: 1 },
  ];
  expect(withoutTwins(shown, 'nats')).toEqual(shown);
  expect(withoutTwins(shown, 'bits')).toEqual([shown[0], shown[2], shown[3]]);
});
