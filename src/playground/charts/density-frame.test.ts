import { expect, test } from 'vitest';
import { findExperiment } from '../../../experiments/registry.ts';
import { readControls } from '../../experiment/controls.ts';
import type { RunSpec } from '../../recording/spec.ts';
import { densityFrames } from './density-frame.ts';

test('runs that differ in their data are drawn over their own, on axes that they share', () => {
  const experiment = findExperiment('finite-precision');
  const { runs } = experiment.plan(readControls(experiment.controls, {}), null);
  const frames = densityFrames(runs.map(({ spec }) => spec as RunSpec));
  expect(frames.length).toBeGreaterThan(1);
  frames.forEach((frame, index) => {
    expect(frame.data).toEqual(runs[index].spec.data!.train.map(([y]) => y));
    expect([frame.domain, frame.height]).toEqual([frames[0].domain, frames[0].height]);
    expect(frame.bins.map(({ from }) => from)).toEqual(frames[0].bins.map(({ from }) => from));
    const total = frame.bins.reduce((sum, { from, to, density }) => sum + density * (to - from), 0);
    expect(total).toBeCloseTo(1, 12);
  });
  // σ = 1 beside σ = 0.01: the copies spread less.
  expect(frames[1].bins).not.toEqual(frames[0].bins);
});
