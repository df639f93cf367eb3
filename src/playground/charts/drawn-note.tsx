import { formatCount } from '../format/numbers.ts';

/** Says that a panel draws some of its points only; nothing where it draws all. */
export function DrawnNote({ all, drawn, x, y }: { all: number; drawn: number; x: number; y: number }) {
  if (drawn === all) return null;
  return (
    <text class="axis-label" x={x} y={y} text-anchor="end">
      {`${formatCount(all)} points, ${formatCount(drawn)} drawn`}
    </text>
  );
}
