import { emptyHistory } from '../session/history.ts';
import type { CurveSource } from './curve-lines.ts';

/** Two runs of three replicas in nats: the first with a NaN at its last step and a float64 finish, the second shorter. */
export function twoRuns(): CurveSource[] {
  const one = {
    ...emptyHistory(),
    steps: [0, 10, 20, 30, 35],
    step: 30,
    series: [
      {
        name: 'loss',
        unit: 'nats',
        columns: [
          [1, 1, 0.5, 0.4, 0.3],
          [2, 1.5, 1, Number.NaN, 0.1 + 0.2],
          [3, 2, 1, 1, 0.3],
        ],
      },
    ],
  };
  const two = {
    ...emptyHistory(),
    steps: [0, 10, 20],
    step: 20,
    series: [
      {
        name: 'loss',
        unit: 'nats',
        columns: [
          [1, 0.5, 0.25],
          [1.5, 1.25, -1],
          [3, 2, 1],
        ],
      },
    ],
  };
  return [{ labels: ['one', 'two'], histories: [one, two] }];
}
