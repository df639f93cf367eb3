import { expect, test } from 'vitest';
import { restAfterReading } from './reading-rest.ts';

test('a reading takes a tenth of the time: at most ten a second; at least one, where that takes less than a quarter', () => {
  for (const cost of [12, 30, 100]) expect(cost / (cost + restAfterReading(cost))).toBeCloseTo(0.1, 12);
  expect([0, 5, 200, 3000].map(restAfterReading)).toEqual([100, 100, 1000, 9000]);
});
