import { describe, expect, test } from 'vitest';
import { Pace } from './pace.ts';

/** Slices on a machine that takes `perStep` milliseconds a step: [steps, milliseconds waited after]. */
function slices(pace: Pace, count: number, perStep: number): [number, number][] {
  return Array.from({ length: count }, () => {
    const steps = pace.next();
    return [steps, pace.after(steps * perStep)];
  });
}

test('at full speed a slice grows to what a pause may wait for, and never waits', () => {
  const taken = slices(new Pace(null), 20, 0.5);
  expect(taken[0]).toEqual([1, 0]);
  const settled = taken.slice(10).map(([steps]) => steps * 0.5);
  expect(Math.min(...settled)).toBeGreaterThanOrEqual(20);
  expect(Math.max(...settled)).toBeLessThanOrEqual(60);
  expect(taken.every(([, wait]) => wait === 0)).toBe(true);
});

describe('by the clock', () => {
  test('a machine that is fast enough takes as many steps a second as were asked for', () => {
    for (const stepsPerSecond of [3, 30, 1000, 100_000]) {
      const pace = new Pace(stepsPerSecond);
      slices(pace, 30, 1e-6);
      let [steps, time] = [0, 0];
      for (const [taken, wait] of slices(pace, 300, 1e-6)) {
        steps += taken;
        time += taken * 1e-6 + wait;
      }
      expect(steps / (time / 1000) / stepsPerSecond).toBeCloseTo(1, 1);
    }
  });

  test('one that is not is never asked for a slice that would keep a pause waiting', () => {
    const pace = new Pace(1_250_000);
    const taken = slices(pace, 200, 0.2);
    expect(Math.max(...taken.map(([steps]) => steps * 0.2))).toBeLessThanOrEqual(60);
    // It trains all the time.
    expect(taken.slice(20).every(([, wait]) => wait === 0)).toBe(true);
  });

  test('what it could not take is not caught up with', () => {
    const pace = new Pace(3000);
    slices(pace, 100, 5);
    slices(pace, 20, 1e-4);
    expect(Math.max(...slices(pace, 20, 1e-4).map(([steps]) => steps))).toBeLessThanOrEqual(101);
  });
});
