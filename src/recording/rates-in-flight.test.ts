import { expect, test } from 'vitest';
import { describeRate, ratesInFlight } from './rates-in-flight.ts';
import { exampleRecording } from './recording.fixture.ts';

/** A run at 0.01 that took 10 steps. */
const run = (...rates: [step: number, learningRate: number][]) => ({
  ...exampleRecording().runs[0],
  interventions: rates.map(([step, rate]) => ({ step, learningRate: [rate, rate] })),
});

test('each rate that runs were trained at is told once', () => {
  expect(ratesInFlight([run([3, 0.3], [7, 0.1]), run([3, 0.3], [5, 0.2])])).toEqual([
    { step: 3, learningRate: 0.3 },
    { step: 5, learningRate: 0.2 },
    { step: 7, learningRate: 0.1 },
  ]);
  expect(describeRate({ step: 258, learningRate: 0.3 })).toBe('learning rate → 0.3 at step 258');
});

test('what changed nothing is not told: at the end, replaced at once, the same again', () => {
  expect(ratesInFlight([run([10, 0.3])])).toEqual([]);
  expect(ratesInFlight([run([3, 0.3], [3, 0.2])])).toEqual([{ step: 3, learningRate: 0.2 }]);
  expect(ratesInFlight([run([3, 0.01], [5, 0.2], [7, 0.2])])).toEqual([{ step: 5, learningRate: 0.2 }]);
});
