import { expect, test } from 'vitest';
import type { NaturalParameters } from '../../recording/recording.ts';
import type { DataSpec, RunSpec } from '../../recording/spec.ts';
import { fitRoom } from './fit-room.ts';

/** Heights from 0 to 10 over x from 0 to 10. */
const DATA = {
  columns: ['x', 'y'],
  inputs: 1,
  train: [
    [0, 0],
    [10, 10],
  ],
} as unknown as DataSpec;

const runOn = (data: DataSpec) =>
  ({ data, model: { kind: 'regression', inputs: 1, outputs: 1, body: { kind: 'polynomial', degree: 1 } } }) as RunSpec;
const line = (intercept: number, slope: number): NaturalParameters => ({
  kind: 'linear',
  intercept,
  coefficients: [slope],
  scale: null,
});
const settled = (intercept: number, slope: number, data = DATA) => ({
  spec: runOn(data),
  model: line(intercept, slope),
});

test('a line inside the data needs no room, one that leaves them close by is given it', () => {
  expect(fitRoom(runOn(DATA), [settled(2, 0.5)])).toEqual({ below: 0, above: 0 });
  expect(fitRoom(runOn(DATA), [settled(-1, 1.5)])).toEqual({ below: 1, above: 4 });
});

test('a line that is far off, or is no number, leaves the frame to the data', () => {
  expect(fitRoom(runOn(DATA), [settled(0, 1.7)])).toEqual({ below: 0, above: 0 });
  expect(fitRoom(runOn(DATA), [settled(Number.NaN, 1)])).toEqual({ below: 0, above: 0 });
});

test('all fits to the same data share a frame, fits to others have their own', () => {
  const few = {
    ...DATA,
    train: [
      [0, 0],
      [4, 5],
    ],
  } as DataSpec;
  const fits = [settled(0, 1.2), settled(-2, 1), settled(0, 2, few)];
  expect(fitRoom(runOn({ ...DATA }), fits)).toEqual({ below: 2, above: 2 });
  expect(fitRoom(runOn(few), fits)).toEqual({ below: 0, above: 3 });
});
