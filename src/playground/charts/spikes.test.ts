import { expect, test } from 'vitest';
import { labelRows, placeSpikes } from './spikes.ts';

const ROOMY = { labels: Number.POSITIVE_INFINITY, rows: 9 };

const at = (...means: number[]) => means.map((mean) => ({ mean, scale: 0 }));

test('labels stand where no other arrow and no other label does', () => {
  const spikes = placeSpikes(at(2, 6), 2, [0, 10], ROOMY);
  expect(spikes.map(({ mean, side, row }) => [mean, side, row])).toEqual([
    [2, 'right', 0],
    [6, 'right', 0],
  ]);
});

test('every arrow has a label: where they crowd, in rows below one another', () => {
  const spikes = placeSpikes(at(5, 5.1, 5.2, 5.3, 5.4), 2, [0, 10], ROOMY);
  expect(spikes).toHaveLength(5);
  const places = spikes.map(({ mean, side, row }) => ({ row, from: side === 'right' ? mean : mean - 2 }));
  for (const [i, one] of places.entries()) {
    for (const other of places.slice(i + 1)) {
      expect(one.row !== other.row || Math.abs(one.from - other.from) >= 2).toBe(true);
    }
  }
});

test('an arrow near the edge is labelled inwards, even where the panel is narrow', () => {
  expect(placeSpikes(at(9.5), 2, [0, 10], ROOMY)[0].side).toBe('left');
  expect(placeSpikes(at(0.5), 8, [0, 10], ROOMY)[0].side).toBe('right');
});

test('with room on neither side a label stands above its arrow, and ends inside', () => {
  for (const [mean, from] of [
    [5, 2],
    [4.5, 1.5],
    [5.75, 2.75],
  ]) {
    const [spike] = placeSpikes(at(mean), 6, [0, 10], ROOMY);
    expect(spike).toMatchObject({ side: 'above', row: 0, from, to: from + 6 });
  }
  expect(placeSpikes(at(2), 9, [0, 10], ROOMY)[0]).toMatchObject({ side: 'above', from: 0, to: 9 });
});

test('a label above its arrow is moved aside for another arrow', () => {
  const [, second] = placeSpikes(
    [
      { mean: 6.1, scale: 1e-12 },
      { mean: 4.5, scale: 1e-9 },
    ],
    6,
    [0, 10],
    ROOMY,
  );
  expect(second).toMatchObject({ mean: 4.5, side: 'above', from: 0, to: 6 });
});

test('where labels would take more rows than there are, fewer are labelled', () => {
  const spikes = placeSpikes(at(5, 5.1, 5.2, 5.3, 5.4), 6, [0, 10], { labels: 5, rows: 3 });
  expect(spikes.filter(({ labelled }) => labelled)).toHaveLength(3);
  expect(spikes).toHaveLength(5);
  expect(labelRows(spikes)).toBe(3);
});

test('the narrowest is labelled first', () => {
  const spikes = placeSpikes(
    [
      { mean: 5, scale: 1e-3 },
      { mean: 5.1, scale: 1e-9 },
    ],
    2,
    [0, 6],
    ROOMY,
  );
  expect(spikes[0]).toMatchObject({ mean: 5.1, row: 0 });
});

test('of many the narrowest alone are labelled, and the others end below the labels that lie over them', () => {
  const narrow = [4, 4.5, 5, 5.5, 9].map((mean, index) => ({ mean, scale: 10 ** -index }));
  const spikes = placeSpikes(narrow, 2, [0, 10], { labels: 3, rows: 9 });
  expect(spikes.filter(({ labelled }) => labelled).map(({ mean }) => mean)).toEqual([9, 5.5, 5]);
  for (const { mean, row } of spikes.filter(({ labelled }) => !labelled)) {
    for (const label of spikes.filter(({ labelled }) => labelled)) {
      const [from, to] = label.side === 'right' ? [label.mean, label.mean + 2] : [label.mean - 2, label.mean];
      if (from < mean && mean < to) expect(row).toBeGreaterThan(label.row);
    }
  }
});

/** Which arrows a label crosses: they stand where it is, and are as high. */
function crossed(means: readonly number[], room: number, domain: readonly [number, number]): [number, number][] {
  const spikes = placeSpikes(at(...means), room, domain, ROOMY);
  return spikes.flatMap(({ mean, side, row }) => {
    const [from, to] = side === 'right' ? [mean, mean + room] : [mean - room, mean];
    return spikes
      .filter((other) => other.mean > from && other.mean < to && other.row <= row)
      .map((other): [number, number] => [mean, other.mean]);
  });
}

test.each([
  ['four in the middle', [5, 5.4, 6, 6.3], [0, 10]],
  ['a ladder of seven', [1, 2, 3, 4, 5, 6, 7], [0, 10]],
  ['towards the right edge', [6, 7, 8, 9, 9.9], [0, 10]],
  ['at both edges and between them', [0.2, 3, 4, 6, 9.9], [0, 10]],
  ['the galaxies’ outliers and their crowd', [9.172, 16.08, 18.419, 19.541, 22.374, 32.789, 34.279], [6, 37]],
] as const)('no label crosses an arrow: %s', (_, means, domain) => {
  expect(crossed(means, 0.25 * (domain[1] - domain[0]), domain)).toEqual([]);
});
