import { expect, test } from 'vitest';
import { exampleRecording } from '../../recording/recording.fixture.ts';
import { type RecordingSummary, summarise } from '../../recording/summary.ts';
import { changesSince, foundRecordings } from './found-recordings.ts';

const make = (id: string, day: number, controls: Record<string, string>, lesson = 'mixture-collapse') => {
  const recording = { ...exampleRecording(), id, name: id, experiment: { id: lesson, controls } };
  return summarise({ ...recording, createdAt: `2025-01-0${day}T00:00:00.000Z` }, 100);
};
const list: RecordingSummary[] = [
  make('bold-otter', 3, { components: '5' }),
  make('calm-pine', 2, {}, 'noise-tricks'),
  make('amber-fjord', 1, { components: '2', seed: '7' }),
];

test('every word must be found, wherever it stands', () => {
  const lessons = [{ id: 'noise-tricks', title: 'Noise tricks' }];
  const names = (words: string) => foundRecordings(list, words, lessons).map(({ name }) => name);
  expect(names('')).toHaveLength(3);
  expect(names(' OTTER ')).toEqual(['bold-otter']);
  expect(names('noise')).toEqual(['calm-pine']);
  expect(names('galaxies seed')).toEqual(['amber-fjord']);
  expect(names('otter pine')).toEqual([]);
});

test('what was changed in flight is found, and told as a change; an earlier version’s summary says nothing of it', () => {
  const inFlight = { ...make('fond-reef', 5, { components: '5' }), ratesInFlight: [{ step: 258, learningRate: 0.3 }] };
  const { ratesInFlight: _, ...plain } = make('grand-wren', 4, { components: '5' });
  const all = [inFlight, plain];
  expect(foundRecordings(all, '0.3 258', []).map(({ name }) => name)).toEqual(['fond-reef']);
  expect(changesSince(inFlight, all, undefined)?.changes).toEqual(['learning rate → 0.3 at step 258']);
  const after = { ...plain, createdAt: '2025-02-01T00:00:00.000Z' };
  expect(changesSince(after, all, undefined)?.changes).toEqual(['learning rate not changed in flight']);
  expect(changesSince({ ...inFlight, createdAt: '2025-02-01T00:00:00.000Z' }, all, undefined)?.changes).toEqual([]);
});

test('what changed is told against the one before of the same lesson', () => {
  const controls = [
    { kind: 'integer' as const, name: 'components', label: 'Components', help: '', default: 3, min: 1, max: 9 },
  ];
  expect(changesSince(list[0], list, { controls })).toEqual({
    name: 'amber-fjord',
    changes: ['components 2 → 5', 'seed 7 → default'],
  });
  expect(changesSince(list[1], list, { controls })).toBeNull();
  const own = { ...list[0], data: 'own.csv', environment: { ...list[0].environment, backend: 'webgpu' as const } };
  expect(changesSince(own, list, { controls })?.changes.slice(2)).toEqual(['data galaxies → own.csv', 'cpu → webgpu']);
});
