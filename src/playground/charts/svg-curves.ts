import { area, line as lineOf } from 'd3-shape';
import { type CurveView, finishAt } from './curve-frame.ts';
import { slopePoints } from './curve-levels.ts';
import { boldValues, type CurveLine, hasFan } from './curve-lines.ts';
import { curveLooks } from './curve-looks.ts';
import type { Thinner } from './curve-thinning.ts';
import { markOf, unplaceable } from './curve-unplaceable.ts';
import type { Box } from './label-places.ts';
import type { CanvasColours } from './palette.ts';
import { element } from './svg-text.ts';

/** Where things lie in a figure. */
export interface SvgFrame {
  view: CurveView;
  colours: CanvasColours;
  box: Box;
  thinner: Thinner;
  x(step: number): number;
  /** Of a value in the unit shown; null where the axis has no place for it. */
  y(value: number): number | null;
}

/** Most single replicas of a line. */
const FAN = 32;

/** Bands, single replicas, levels and curves, from behind to before. */
export function svgCurves(frame: SvgFrame): string[] {
  const { lines } = frame.view;
  return [
    ...lines.map((line) => bandPart(frame, line)),
    ...lines.flatMap((line) => fanParts(frame, line)),
    ...levelParts(frame),
    ...lines.flatMap((line) => curveParts(frame, line)),
    ...slopeParts(frame),
  ];
}

function bandPart({ view, colours, box, thinner, x, y }: SvgFrame, { band, steps, unit, run }: CurveLine): string {
  if (!band) return '';
  const by = view.factor(unit);
  // A bound that the axis has no place for lies beyond its edge.
  const edge = (value: number) => y(value * by) ?? (value > 0 ? box.top - 9 : box.top + box.height + 9);
  const shape = area<number>(
    (record) => x(steps[record]),
    (record) => edge(band.low[record]),
    (record) => edge(band.high[record]),
  );
  shape.defined((record) => !Number.isNaN(band.low[record]) && !Number.isNaN(band.high[record])).digits(2);
  const records = thinner.ofValues(steps, band.high);
  return element('path', { d: shape([...records]) ?? '', fill: colours.objective(run), opacity: 0.18 });
}

function fanParts(frame: SvgFrame, line: CurveLine): string[] {
  if (!frame.view.fan || !hasFan(line)) return [];
  const replicas = line.columns.length;
  const each = Math.ceil(replicas / FAN);
  const coarse = frame.thinner.coarser(200);
  return Array.from({ length: Math.ceil(replicas / each) }, (_, index) => {
    const values = line.columns[index * each];
    return strokePart(frame, line, coarse.ofValues(line.steps, values), (record) => values[record], 1, 0.3);
  });
}

function curveParts(frame: SvgFrame, line: CurveLine): string[] {
  const { steps, values, smoothed } = line;
  const bold = boldValues(line);
  const { width, alpha } = curveLooks(line);
  const raw = () => strokePart(frame, line, frame.thinner.ofValues(steps, values), (record) => values[record], 1, 0.42);
  const records = frame.thinner.ofValues(steps, bold);
  return [smoothed ? raw() : '', strokePart(frame, line, records, (record) => bold[record], width, alpha)];
}

function strokePart(
  { view, colours, x, y }: SvgFrame,
  line: CurveLine,
  records: readonly number[],
  value: (record: number) => number,
  width: number,
  opacity: number,
): string {
  const { steps, unit, run } = line;
  const by = view.factor(unit);
  const points = records.map((record) => [x(steps[record]), y(value(record) * by)] as const);
  const path = lineOf<(typeof points)[number]>(
    ([left]) => left,
    ([, top]) => top!,
  );
  path.defined(([, top]) => top !== null).digits(2);
  const looks = { fill: 'none', stroke: colours.objective(run), 'stroke-width': width, opacity };
  const dash = curveLooks(line).dash.join(' ');
  return element('path', { d: path(points) ?? '', ...looks, ...(dash && { 'stroke-dasharray': dash }) });
}

function levelParts({ view, colours, box, y }: SvgFrame): string[] {
  const flat = view.levels.filter(({ slope }) => !slope);
  return flat.map(({ value, run }) => {
    const at = y(value);
    if (at === null || at < box.top || at > box.top + box.height) return '';
    const ends = { x1: box.left, x2: box.left + box.width, y1: at.toFixed(2), y2: at.toFixed(2) };
    const stroke = run === null ? colours.ink2 : colours.objective(run);
    return element('line', { ...ends, stroke, 'stroke-width': 1.25, 'stroke-dasharray': '6 4' });
  });
}

/** Predicted slopes, dotted, over the curves that they are of. */
function slopeParts({ view, colours, x, y }: SvgFrame): string[] {
  const path = lineOf<readonly [number, number | null]>(
    ([left]) => left,
    ([, top]) => top!,
  );
  path.defined(([, top]) => top !== null).digits(2);
  const dots = { 'stroke-dasharray': '1.5 5', 'stroke-linecap': 'round', 'stroke-width': 3 };
  return view.levels.map((level) => {
    const points = slopePoints(level, view.reach).map(([step, value]) => [x(step), y(value)] as const);
    return points.length > 0
      ? element('path', { d: path(points) ?? '', fill: 'none', stroke: colours.ink, ...dots })
      : '';
  });
}

/** Rings of the float64 finish, and marks of values that the axis has no place for. */
export function svgMarks(frame: SvgFrame): string[] {
  const { view, colours, x, y } = frame;
  const rings = view.lines.map((line) => {
    const at = line.finish === null ? null : y(line.finish * view.factor(line.unit));
    if (at === null) return '';
    const place = { cx: x(finishAt(line)).toFixed(2), cy: at.toFixed(2), r: 4 };
    const looks = { fill: colours.sheet, stroke: colours.objective(line.run), 'stroke-width': 1.75 };
    return element('circle', { ...place, ...looks });
  });
  return [...rings, ...view.lines.flatMap((line) => unplaceableParts(frame, line))];
}

function unplaceableParts({ view, colours, box, thinner, x, y }: SvgFrame, line: CurveLine): string[] {
  const by = view.factor(line.unit);
  const holds = (value: number) => y(value * by) !== null;
  return unplaceable(line, thinner, holds, x, 9).map(({ x: at, value }) => {
    const place = { x: at.toFixed(2), y: value > 0 ? box.top + 10 : box.top + box.height - 2 };
    const fill = Number.isNaN(value) ? colours.wrong : colours.objectiveInk(line.run);
    return element('text', { ...place, fill, 'font-size': 11, 'text-anchor': 'middle' }, markOf(value));
  });
}
