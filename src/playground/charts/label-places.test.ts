import { expect, test } from 'vitest';
import { placeLabels } from './label-places.ts';

const FRAME = { left: 50, top: 20, width: 400, height: 200 };

test('a label stands above its level at the right, where nothing is in the way', () => {
  expect(placeLabels([{ y: 100, width: 80 }], FRAME, 14, [])).toEqual([{ left: 370, top: 83, width: 80, height: 14 }]);
});

test('it gives way to a curve, also to one that passes between two far points', () => {
  const falling = [
    [50, 30],
    [450, 95],
  ] as const;
  const [box] = placeLabels([{ y: 100, width: 80 }], FRAME, 14, [falling]);
  expect(box).toEqual({ left: 370, top: 103, width: 80, height: 14 });
  const wall = [
    [420, 20],
    [420, 220],
  ] as const;
  expect(placeLabels([{ y: 100, width: 80 }], FRAME, 14, [wall])[0]!.left + 80).toBeLessThan(420);
});

test('labels never lie on one another or on another level; one without a place is left out', () => {
  const labels = [100, 104, 108, 112].map((y) => ({ y, width: 390 }));
  const boxes = placeLabels(labels, FRAME, 14, []);
  expect(boxes.map((box) => box !== null)).toEqual([true, false, false, true]);
  expect(placeLabels([{ y: 100, width: 401 }], FRAME, 14, [])).toEqual([null]);
});
