export interface Box {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** A label that wants to stand at a level, just above it or just below. */
export interface LevelLabel {
  y: number;
  width: number;
}

/** Between a label and its own level, in pixels. */
const APART = 3;

type Point = readonly [number, number];

/** Where along the level a label is tried, from the right to the left. */
const ACROSS = [1, 0.75, 0.5, 0.25, 0];

/**
 * A place in the frame for each label at which it hides nothing: no other label, no other level, no part of a path. Null
 * where there is none: it is read in the legend then.
 *
 * @param paths unbroken runs of points, from left to right
 */
export function placeLabels(
  labels: readonly LevelLabel[],
  frame: Box,
  height: number,
  paths: readonly (readonly Point[])[],
): (Box | null)[] {
  const placed: Box[] = [];
  return labels.map(({ y, width }, index) => {
    for (const across of ACROSS) {
      for (const top of [y - height - APART, y + APART]) {
        const box: Box = { left: frame.left + (frame.width - width) * across, top, width, height };
        const outside = width > frame.width || top < frame.top || top + height > frame.top + frame.height;
        const hides =
          outside ||
          placed.some((other) => overlap(box, other)) ||
          labels.some((other, at) => at !== index && other.y > top && other.y < top + height) ||
          paths.some((path) => crosses(box, path));
        if (hides) continue;
        placed.push(box);
        return box;
      }
    }
    return null;
  });
}

function crosses({ left, top, width, height }: Box, path: readonly Point[]): boolean {
  const [right, bottom] = [left + width, top + height];
  // The point before the first within, and on until the first beyond: of 10⁴ points, a few hundred.
  let index = Math.max(0, firstFrom(path, left) - 1);
  for (; index < path.length; index++) {
    const [x, y] = path[index];
    const [lastX, lastY] = path[Math.max(0, index - 1)];
    if (lastX > right) return false;
    const [from, to] = [Math.max(left, lastX), Math.min(right, x)];
    if (from > to) continue;
    const at = (along: number) => (x === lastX ? y : lastY + ((along - lastX) / (x - lastX)) * (y - lastY));
    const [one, other] = x === lastX ? [lastY, y] : [at(from), at(to)];
    if (Math.max(one, other) >= top && Math.min(one, other) <= bottom) return true;
  }
  return false;
}

/** The first point of a path at x or beyond. */
function firstFrom(path: readonly Point[], x: number): number {
  let [low, high] = [0, path.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (path[middle][0] < x) low = middle + 1;
    else high = middle;
  }
  return low;
}

function overlap(a: Box, b: Box): boolean {
  return a.left < b.left + b.width && b.left < a.left + a.width && a.top < b.top + b.height && b.top < a.top + a.height;
}
