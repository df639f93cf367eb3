import type { LinesFigure, Role } from '../../../experiment/figure.ts';
import { formatNumber, formatShort } from '../../format/numbers.ts';
import type { FigureLine } from './edge-marks.ts';
import type { FigureScale } from './figure-scale.ts';
import { legendLines } from './line-families.ts';
import type { Readout } from './readout.ts';

/** A line has a value at a place where it has a point within so many pixels of it. */
const NEAR = 6;

/** Every x that some line has a point at and the axis a place for, in order. */
export function stopsOf(lines: readonly FigureLine[], x: FigureScale): number[] {
  const all = new Set(lines.flatMap(({ points }) => points.map(([at]) => at)));
  return [...all].filter((at) => x.place(at) !== null).sort((a, b) => a - b);
}

export function nearestStop(stops: readonly number[], x: FigureScale, left: number): number | null {
  let [nearest, least] = [-1, Number.POSITIVE_INFINITY];
  stops.forEach((at, index) => {
    const distance = Math.abs(x.place(at)! - left);
    if (distance < least) [nearest, least] = [index, distance];
  });
  return nearest < 0 ? null : nearest;
}

/**
 * What the lines say at `at`: each line's point there, or its nearest within a few pixels, whose own x is then told. Of
 * several points at one x, the one nearest the pointer. Of a family, from its lowest to its highest; or each of its lines that
 * is `named`, the highest first.
 */
export function readLines(
  { x: { label, unit } }: LinesFigure,
  lines: readonly FigureLine[],
  scales: { x: FigureScale; y: FigureScale },
  at: number,
  pointerTop: number | null,
): Readout {
  const left = scales.x.place(at)!;
  const away = ([x, y]: readonly number[]) => {
    const across = Math.abs((scales.x.place(x) ?? Number.POSITIVE_INFINITY) - left);
    const upright = pointerTop === null ? 0 : Math.abs((scales.y.place(y) ?? pointerTop) - pointerTop);
    return across <= NEAR ? across * 1000 + upright : Number.POSITIVE_INFINITY;
  };
  let top = scales.y.range[0];
  const nearest = (points: FigureLine['points']) =>
    points.reduce<readonly number[] | null>(
      (best, each) => (away(each) < (best ? away(best) : Number.POSITIVE_INFINITY) ? each : best),
      null,
    );
  const rowOf = (name: string, role: Role, points: readonly (readonly number[])[]) => {
    const where = points[0][0] === at ? '' : ` at ${formatShort(points[0][0], 5)}`;
    return { label: `${name}${where}`, role, value: valueText(points) };
  };
  const rows = legendLines(lines).flatMap(({ label: name, role, members }) => {
    const read = members.flatMap((line) => {
      const point = nearest(lines[line].points);
      return point ? [{ line: lines[line], point }] : [];
    });
    if (!read.length) return [];
    top = Math.min(top, ...read.map(({ point }) => scales.y.place(point[1]) ?? top));
    if (!read.every(({ line }) => line.named))
      return [
        rowOf(
          name,
          role,
          read.map(({ point }) => point),
        ),
      ];
    return read
      .toSorted((one, other) => other.point[1] - one.point[1])
      .map(({ line, point }) => rowOf(line.label, role, [point]));
  });
  const heading = `${label} = ${formatShort(at, 5)}${unit && unit !== '1' ? ` ${unit}` : ''}`;
  return { heading, rows, left, top: pointerTop ?? top };
}

/** What one line has at a place (a band: from, to), or the range of what many have. */
function valueText(points: readonly (readonly number[])[]): string {
  if (points.length === 1) return points[0].slice(1).map(formatNumber).join(' to ');
  const values = points.flatMap(([, ...each]) => each);
  return `${formatNumber(Math.min(...values))} to ${formatNumber(Math.max(...values))}`;
}
