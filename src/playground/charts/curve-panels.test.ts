import { expect, test } from 'vitest';
import type { CurveView } from './curve-frame.ts';
import { curveLines } from './curve-lines.ts';
import { curvePanels } from './curve-panels.ts';
import { twoRuns } from './two-runs.fixture.ts';

const lines = curveLines(twoRuns(), { curves: 'losses', replica: 0, curveOf: 'replica', smoothOver: null });
const view: CurveView = {
  lines,
  levels: [
    { words: 'floor of one', kind: 'proved', value: 0.2, run: 0, unit: 'nats' },
    { words: 'no difference', kind: null, value: 0, run: null, unit: null },
  ],
  axis: 'linear',
  factor: () => 1,
  reach: 40,
  stepsNamed: true,
  unitLabel: 'nats',
  moment: null,
  everything: false,
  fan: false,
};

test('curves of one unit share a chart', () => {
  expect(curvePanels(view, (unit) => unit)).toEqual([view]);
  expect(curvePanels({ ...view, lines: [] }, (unit) => unit)).toHaveLength(1);
});

test('each unit has a chart of its own, with its own theory, over the same steps; they are named at the last', () => {
  const mixed = { ...view, lines: [lines[0], { ...lines[1], unit: 'y²' }] };
  const panels = curvePanels(mixed, (unit) => (unit === 'nats' ? 'bits' : unit));
  expect(panels.map(({ unitLabel }) => unitLabel)).toEqual(['bits', 'y²']);
  expect(panels.map((each) => each.lines)).toEqual([[mixed.lines[0]], [mixed.lines[1]]]);
  expect(panels.map(({ levels }) => levels.map(({ words }) => words))).toEqual([
    ['floor of one', 'no difference'],
    ['no difference'],
  ]);
  expect(panels.map(({ stepsNamed }) => stepsNamed)).toEqual([false, true]);
  expect(new Set(panels.map(({ reach }) => reach))).toEqual(new Set([40]));
});
