import { expect, test } from 'vitest';
import { type CurveView, heightRange, stepReach } from './curve-frame.ts';
import type { CurveLine } from './curve-lines.ts';
import { Thinner } from './curve-thinning.ts';
import { valueScale } from './value-scale.ts';

function line(steps: number[], values: number[], finish: number | null = null): CurveLine {
  const columns = [values];
  const facts = { key: 'a', run: 0, label: 'a', unit: 'nats', kind: 'main', overlay: 0, brokenAt: null } as const;
  return { ...facts, steps, values, smoothed: null, band: null, columns, finish };
}

test('the step axis ends where the run ended when it ended early', () => {
  const lines = [line([0, 100, 180], [3, 2, 1])];
  expect(stepReach(lines, 600, true)).toBe(180);
  expect(stepReach(lines, 600, false)).toBe(300);
  const finished = [line([0, 100, 200], [3, 2, 1], 0.9)];
  expect(stepReach(finished, 600, true)).toBe(203);
  expect(stepReach([], 600, true)).toBeGreaterThan(0);
});

test('a start that would flatten the rest is left out unless asked for, and said to be', () => {
  const steps = Array.from({ length: 100 }, (_, index) => index);
  const falling = steps.map((step) => 1 + 100 * Math.exp(-step));
  const view: CurveView = {
    lines: [line(steps, falling)],
    levels: [],
    axis: 'linear',
    factor: () => 1,
    reach: 99,
    stepsNamed: true,
    unitLabel: 'nats',
    moment: null,
    everything: false,
    fan: false,
  };
  const scale = valueScale('linear');
  const thinner = new Thinner([0, 99], 20, scale.holds);
  const settled = heightRange(view, scale, thinner, [0, 99]);
  expect(settled.startApart).toBe(true);
  expect(settled.range[1]).toBeLessThan(2);
  const all = heightRange({ ...view, everything: true }, scale, thinner, [0, 99]);
  expect(all.range[1]).toBeGreaterThan(101);
  const flat = heightRange({ ...view, lines: [line(steps, steps)] }, scale, thinner, [0, 99]);
  expect(flat.startApart).toBe(false);
  expect(flat.range[0]).toBeLessThan(0);
  // A level close by is in view, one far off is not.
  const near = heightRange(
    { ...view, levels: [{ words: 'floor', kind: 'proved', value: 0.8, run: 0, unit: null }] },
    scale,
    thinner,
    [0, 99],
  );
  expect(near.range[0]).toBeLessThan(0.8);
  const far = heightRange(
    { ...view, levels: [{ words: 'floor', kind: 'proved', value: -80, run: 0, unit: null }] },
    scale,
    thinner,
    [0, 99],
  );
  expect(far.range).toEqual(settled.range);
});
