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
        rows: [
          [1, 2, 3],
          [1, 1.5, 2],
          [0.5, 1, 1],
          [0.4, Number.NaN, 1],
          [0.3, 0.1 + 0.2, 0.3],
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
        rows: [
          [1, 1.5, 3],
          [0.5, 1.25, 2],
          [0.25, -1, 1],
        ],
      },
    ],
  };
  return [{ labels: ['one', 'two'], histories: [one, two], overlay: false }];
}
