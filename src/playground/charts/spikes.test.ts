import { expect, test } from 'vitest';
import type { DrawnComponent } from './mixture-density.ts';
import { placeSpikes } from './spikes.ts';

const point = (mean: number): DrawnComponent => ({ kind: 'point', weight: 0.1, mean: [mean] });

test('labels stand where no other spike and no other label does', () => {
  const means = [2, 5, 5.5, 6];
  const spikes = placeSpikes(means.map(point), 0.1, 2, [0, 10]);
  expect(spikes.map(({ mean, label }) => [mean, label])).toEqual([
    [2, 'right'],
    [5, null],
    [5.5, null],
    [6, 'right'],
  ]);
});

test('a spike near the edge is labelled inwards', () => {
  expect(placeSpikes([point(9.5)], 0.1, 2, [0, 10])[0].label).toBe('left');
});
