import { expect, test } from 'vitest';
import { keptByAny, Thinner } from './curve-thinning.ts';

const MANY = 100_000;
const steps = Array.from({ length: MANY }, (_, record) => record);
const wave = steps.map((step) => Math.sin(step / 3000) + 0.01 * Math.sin(step * 7.3));

test('one spike among 100,000 records stays, and so does a gap', () => {
  const values = [...wave];
  values[54_321] = 40;
  values[71_717] = -40;
  values[12_345] = Number.NaN;
  const kept = new Thinner([0, MANY], 800, Number.isFinite).ofValues(steps, values);
  expect(kept).toEqual([...kept].sort((a, b) => a - b));
  for (const record of [0, 12_345, 54_321, 71_717, MANY - 1]) expect(kept).toContain(record);
  expect(kept.length).toBeLessThanOrEqual(5 * 800);
});

test('each pixel keeps its first, least, greatest and last value', () => {
  const kept = new Set(new Thinner([0, MANY], 100, Number.isFinite).ofValues(steps, wave));
  for (let part = 0; part < 100; part++) {
    const here = steps.slice(part * 1000, (part + 1) * 1000);
    const by = here.map((record) => wave[record]);
    for (const record of [here[0], here.at(-1)!, here[by.indexOf(Math.min(...by))], here[by.indexOf(Math.max(...by))]])
      expect(kept).toContain(record);
  }
});

test('a curve that grows is thinned to the same records as at once', () => {
  const thinner = new Thinner([0, MANY], 300, Number.isFinite);
  const growing: number[] = [];
  const values: number[] = [];
  for (const end of [5000, 5001, 70_000, MANY]) {
    for (let record = growing.length; record < end; record++) {
      growing.push(record);
      values.push(wave[record]);
    }
    thinner.ofValues(growing, values);
  }
  const atOnce = new Thinner([0, MANY], 300, Number.isFinite).ofValues(steps, wave);
  expect(thinner.ofValues(growing, values)).toEqual(atOnce);
});

test('a window keeps what it shows in full, and little beside it', () => {
  const kept = new Thinner([1000, 1400], 500, Number.isFinite).ofValues(steps, wave);
  expect(kept.filter((record) => record >= 1000 && record < 1400)).toHaveLength(400);
  expect(kept.length).toBeLessThan(412);
});

test('few records are all kept; each curve is thinned by itself', () => {
  const thinner = new Thinner([0, 10], 100, Number.isFinite);
  expect(thinner.ofValues([0, 5, 10], [1, 2, 3])).toEqual([0, 1, 2]);
  const flat = steps.map((step) => (step === 777 ? 9 : 0));
  const whole = new Thinner([0, MANY], 50, Number.isFinite);
  expect(whole.ofValues(steps, flat)).toContain(777);
  expect(whole.ofValues(steps, wave)).not.toContain(777);
  expect(keptByAny([[1, 3, 9], [2, 3], [10]])).toEqual([1, 2, 3, 9, 10]);
});
