import { expect, test } from 'vitest';
import type { CurveView } from './curve-frame.ts';
import { nextTurn } from './curve-turns.ts';

const chart = (unitLabel: string, reach = 100): CurveView => ({
  lines: [],
  levels: [],
  axis: 'linear',
  factor: () => 1,
  reach,
  stepsNamed: false,
  unitLabel,
  moment: null,
  everything: true,
  fan: false,
});
const charts = (reach = 100) => [chart('nats', reach), chart('y²', reach), chart('|y|', reach)];

/** The charts that are given what is newest. */
const fresh = (panels: readonly CurveView[], newest: readonly CurveView[]) =>
  newest.flatMap((view, index) => (panels[index] === view ? [index] : []));

test('while the curves move, one chart a frame is given what is new, each in its turn', () => {
  let given = nextTurn(null, charts(), 0, true);
  const turns: number[][] = [];
  for (let frame = 1; frame <= 4; frame++) {
    const newest = charts();
    given = nextTurn(given, newest, frame, true);
    turns.push(fresh(given.panels, newest));
    // Drawn again for another reason, nothing is new to any.
    expect(nextTurn(given, newest, frame, true)).toBe(given);
  }
  expect(turns).toEqual([[1], [2], [0], [1]]);
});

test.each([
  ['the last frame', charts(), 2, false],
  ["a choice of the reader's", charts(), 1, true],
  ['another reach of the steps', charts(200), 2, true],
  ['another chart', charts().slice(0, 2), 2, true],
] as const)('all at once: %s', (_, newest, frame, moving) => {
  const given = nextTurn(nextTurn(null, charts(), 0, true), charts(), 1, true);
  expect(nextTurn(given, newest, frame, moving).panels).toBe(newest);
});
