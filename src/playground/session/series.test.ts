import { expect, test } from 'vitest';
import type { Status } from '../../recording/recording.ts';
import { emptyHistory, type RunHistory } from './history.ts';
import { replicaStanding, tellingReplica } from './series.ts';

function run(losses: number[], statuses: Status[]): RunHistory {
  return {
    ...emptyHistory(),
    series: [{ name: 'loss', unit: 'nats', columns: losses.map((loss) => [loss]) }],
    statuses: statuses.map((status) => ({ status, message: '' })),
  };
}

test('the telling replica is the lowest of those that collapse, not of all', () => {
  const bounded = run([-9, 1, 2], ['running', 'running', 'running']);
  const collapsing = run([-5, -1, -3], ['running', 'unbounded', 'unbounded']);
  expect(tellingReplica([bounded, collapsing])).toBe(2);
  expect(tellingReplica([bounded])).toBe(0);
  const even = run([0.46, 0.46, 0.46], ['running', 'running', 'running']);
  const modes = run([0.84, 0.69, 0.685], ['running', 'running', 'running']);
  expect(tellingReplica([even, modes])).toBe(2);
  // Not clearly lower: the one in view stays.
  expect(tellingReplica([even, modes], 1)).toBe(1);
  expect(tellingReplica([])).toBe(0);
});

test('a leap of the shown replica does not hide it, if its loss was low lately', () => {
  const leaping = (...columns: number[][]): RunHistory => ({
    ...run(
      columns.map(() => 0),
      columns.map(() => 'running'),
    ),
    series: [{ name: 'loss', unit: 'nats', columns }],
  });
  const history = leaping([1, 2], [1, 1]);
  expect(tellingReplica([history], 0)).toBe(1);
  expect(tellingReplica([history], 0, 16)).toBe(0);
  // Longer ago than lately.
  expect(tellingReplica([leaping([1, 2, 2], [1, 1, 1])], 0, 2)).toBe(1);
  expect(tellingReplica([leaping([1, Number.NaN], [3, 3])], 0, 16)).toBe(1);
});

test('a replica is called the lowest only where it is that in every run', () => {
  const running = (...losses: number[]) =>
    run(
      losses,
      losses.map(() => 'running'),
    );
  expect(replicaStanding([running(5, 5.1), running(2, 3)], 0)).toBe('the lowest');
  expect(replicaStanding([running(5.027, 5), running(2, 2)], 0)).toBe('near the lowest');
  expect(replicaStanding([running(1, 5), running(5, 1)], 0)).toBe('');
  expect(replicaStanding([running(Number.NaN, 5)], 0)).toBe('');
  const collapsing = run([-5, -1, -3], ['running', 'unbounded', 'unbounded']);
  expect(replicaStanding([collapsing], 2)).toBe('the lowest on its way to −∞');
});
