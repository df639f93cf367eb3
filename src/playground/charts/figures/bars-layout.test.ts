import { expect, test } from 'vitest';
import { barLabels, barsInSlot } from './bars-layout.ts';

test('labels are level where they fit, then in lines, then thinned or slanted', () => {
  expect(barLabels(['A', 'B'], 60, 40)).toMatchObject({ slanted: false, every: 1, lines: [['A'], ['B']] });
  expect(barLabels(['arithmetic coding'], 90, 40).lines).toEqual([['arithmetic', 'coding']]);
  expect(barLabels(['100', '101'], 8, 40)).toMatchObject({ slanted: false, every: 4 });
  const slanted = barLabels(['incompressibility'], 40, 40);
  expect(slanted.slanted).toBe(true);
  expect(slanted.lines[0][0]).toMatch(/^incomp\w*…$/);
});

test.each([8, 30, 90, 400])('the bars of a slot of %d pixels do not overlap and stay within it', (slot) => {
  for (const series of [1, 2, 5]) {
    const { left, width } = barsInSlot(slot, series);
    for (let index = 1; index < series; index++) {
      expect(left[index] - left[index - 1]).toBeGreaterThanOrEqual(width - 1e-9);
    }
    expect(left[0]).toBeGreaterThanOrEqual(0);
    expect(left[series - 1] + width).toBeLessThanOrEqual(slot + 1e-9);
  }
});
