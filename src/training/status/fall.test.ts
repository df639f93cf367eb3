import { expect, test } from 'vitest';
import { type Fall, fallen } from './fall.ts';

/** Where, of all its steps, a curve is seen to have stalled: [from, to) pairs. */
function stalls(curve: (step: number) => number, steps: number): number[] {
  const turns: number[] = [];
  let fall: Fall | null = null;
  for (let step = 0; step <= steps; step += 10) {
    const was: boolean = fall?.stalled ?? false;
    fall = fallen(fall, step, curve(step));
    if ((fall?.stalled ?? false) !== was) turns.push(step);
  }
  return turns;
}

test('a steady fall has not stalled, however slow', () => {
  expect(stalls((step) => -step / 1000, 50_000)).toEqual([]);
  expect(stalls((step) => -3 - step * 1e-7, 50_000)).toEqual([]);
});

test('a fall that ends has stalled, though it trembles; one that goes on has not any more', () => {
  const [at, ...later] = stalls((step) => Math.max(-2, -step / 600) + 0.01 * Math.sin(step), 20_000);
  expect(at).toBeGreaterThan(1200);
  expect(at).toBeLessThan(2400);
  expect(later).toEqual([]);
  expect(stalls((step) => (step < 5000 ? Math.max(-2, -step / 600) : -2 - (step - 5000) / 600), 20_000)).toHaveLength(
    2,
  );
});

test('a scale that never falls has stalled', () => {
  expect(stalls(() => 3, 1000)).toHaveLength(1);
});
