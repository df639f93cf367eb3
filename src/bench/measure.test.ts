import { expect, test } from 'vitest';
import type { Contender } from './contender.ts';
import { measure } from './measure.ts';

/** A contender that takes `seconds` a step on a clock of its own; its loss is the number of steps taken. */
function metronome(seconds: number, lossOf: (steps: number) => number = (steps) => steps) {
  let [time, steps] = [0, 0];
  const contender: Contender = {
    async advance(count) {
      steps += count;
      time += count * seconds;
    },
    losses: async () => Float64Array.of(lossOf(steps)),
    close: async () => {},
  };
  return { contender, now: () => time, taken: () => steps };
}

test('a fast path: the losses of the check steps, then at least a second', async () => {
  const { contender, now } = metronome(0.001);
  const { stepsPerSecond, losses, steps, seconds } = await measure(contender, 50, 10, now);
  expect(stepsPerSecond).toBeCloseTo(1000, 6);
  expect(Array.from(losses)).toEqual([50]);
  expect(seconds).toBeGreaterThanOrEqual(1);
  expect(seconds).toBeLessThan(1.2);
  expect(steps).toBeCloseTo(1000 * seconds, 6);
});

test('a slow path: twenty steps, where the budget allows', async () => {
  const { contender, now } = metronome(0.1);
  expect((await measure(contender, 3, 10, now)).steps).toBe(20);
});

test('a path that uses up the budget is timed on its check steps, without the first, which compiles', async () => {
  const { contender, now, taken } = metronome(5);
  const { stepsPerSecond, losses, steps } = await measure(contender, 4, 10, now);
  expect(stepsPerSecond).toBeCloseTo(0.2, 9);
  expect([steps, taken(), losses[0]]).toEqual([3, 4, 4]);
});

test('a path that has nearly used up the budget is timed on all its steps', async () => {
  const { contender, now } = metronome(0.54);
  expect((await measure(contender, 19, 10, now)).steps).toBe(18 + 1);
});

test('a loss that is lost on the way is an error', async () => {
  const { contender, now } = metronome(0.01, (steps) => (steps > 50 ? Number.NaN : 1));
  await expect(measure(contender, 50, 10, now)).rejects.toThrow('the loss of replica 0 is NaN after the timed steps');
});
