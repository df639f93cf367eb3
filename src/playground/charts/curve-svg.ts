import { formatCount, formatTick } from '../format/numbers.ts';
import { type CurveView, heightRange, roundTick } from './curve-frame.ts';
import { levelText } from './curve-levels.ts';
import { curveLooks } from './curve-looks.ts';
import { Thinner } from './curve-thinning.ts';
import type { Box } from './label-places.ts';
import type { CanvasColours } from './palette.ts';
import { type SvgFrame, svgCurves, svgMarks } from './svg-curves.ts';
import { type LegendEntry, legendRows } from './svg-legend.ts';
import { element } from './svg-text.ts';
import { valueScale } from './value-scale.ts';

export interface CurveFigure {
  /** A chart for each unit, one below the other over the same steps. */
  panels: readonly CurveView[];
  title: string;
  /** What is shown of it, in a line: which curves, of which replica, smoothed over what. */
  subtitle: string;
  /** Where it comes from: the page's address. */
  source: string;
  colours: CanvasColours;
}

const WIDTH = 960;
const LEFT = 72;
const TOP = 92;
const ACROSS = 860;
/** All charts together, without the room between them. */
const HEIGHT = 380;
/** For the name of a chart's unit. */
const BETWEEN = 34;

/** The curve charts as an SVG document of its own: title, units, curves with all that is around them, theory, legend. */
export function curveSvg({ panels, title, subtitle, source, colours }: CurveFigure): string {
  const each = HEIGHT / panels.length;
  const boxes = panels.map((_, index): Box => {
    return { left: LEFT, top: TOP + index * (each + BETWEEN), width: ACROSS, height: each };
  });
  const charts = panels.map((view, index) => chart(view, boxes[index], colours, `plot-${index}`));
  const end = TOP + HEIGHT + BETWEEN * (panels.length - 1);
  const legendBox = { left: LEFT, top: end + 58, right: LEFT + ACROSS };
  const legend = legendRows(legendEntries(panels, colours), legendBox, colours.ink);
  const height = legend.bottom + 18;
  const small = { 'font-size': 12, fill: colours.ink2 };
  const content = [
    element('title', {}, title),
    element('desc', {}, `${subtitle} ${source}`),
    element('rect', { width: WIDTH, height, fill: colours.sheet }),
    element('text', { x: 24, y: 34, 'font-size': 18, 'font-weight': 650, fill: colours.ink }, title),
    element('text', { ...small, x: 24, y: 56 }, subtitle),
    ...charts.flat(),
    element('text', { ...small, x: LEFT + ACROSS, y: end + 36, 'text-anchor': 'end' }, 'step'),
    ...legend.parts,
  ];
  const size = { width: WIDTH, height, viewBox: `0 0 ${WIDTH} ${height}` };
  return element('svg', { xmlns: 'http://www.w3.org/2000/svg', ...size, 'font-family': colours.sans }, content);
}

/** `id`: of what it is cut off by. */
function chart(view: CurveView, box: Box, colours: CanvasColours, id: string): string[] {
  const scale = valueScale(view.axis);
  const { reach } = view;
  const thinner = new Thinner([0, reach], box.width, scale.holds);
  const [low, high] = heightRange(view, scale, thinner, [0, reach]).range;
  const upright = (position: number) => box.top + ((high - position) / (high - low)) * box.height;
  const frame: SvgFrame = {
    view,
    colours,
    box,
    thinner,
    x: (step) => box.left + (step / reach) * box.width,
    y: (value) => {
      const position = scale.forward(value);
      return position === null ? null : upright(position);
    },
  };
  const ticks = scale.ticks(scale.inverse(low), scale.inverse(high), Math.max(2, box.height / 48));
  const steps = view.stepsNamed ? valueScale('linear').ticks(0, reach, 8).filter(Number.isInteger) : [];
  const shape = { x: box.left, y: box.top, width: box.width, height: box.height };
  const unit = { x: box.left - 8, y: box.top - 10, 'font-size': 12, fill: colours.ink2 };
  return [
    element('text', unit, view.unitLabel),
    ...ticks.map((tick) => heightTick(tick, upright(scale.forward(tick)!), box, colours)),
    ...steps.map((step) => stepTick(step, frame.x(step), box, colours)),
    element('clipPath', { id }, [element('rect', shape)]),
    element('g', { 'clip-path': `url(#${id})`, 'stroke-linejoin': 'round' }, svgCurves(frame)),
    ...svgMarks(frame),
  ];
}

function heightTick(tick: number, at: number, box: Box, colours: CanvasColours): string {
  const y = at.toFixed(2);
  const rule = { x1: box.left, x2: box.left + box.width, y1: y, y2: y, stroke: colours.hairline };
  const label = { x: box.left - 8, y, dy: '0.35em', 'text-anchor': 'end', 'font-size': 12, fill: colours.ink2 };
  return element('line', rule) + element('text', label, formatTick(roundTick(tick)));
}

function stepTick(step: number, at: number, box: Box, colours: CanvasColours): string {
  const place = { x: at.toFixed(2), y: box.top + box.height + 18, 'text-anchor': 'middle' };
  return element('text', { ...place, 'font-size': 12, fill: colours.ink2 }, formatCount(step));
}

/** What the legend beneath the charts on the page says: all curves, the ring of their ends, all theory. */
function legendEntries(panels: readonly CurveView[], colours: CanvasColours): LegendEntry[] {
  const lines = panels.flatMap((view) => view.lines);
  const curves = lines.map((line): LegendEntry => {
    const { width, dash } = curveLooks(line);
    const mark = { width: width * 1.5, dash: dash.join(' ') };
    return { text: line.label, colour: colours.objective(line.run), mark };
  });
  const hasFinish = lines.some(({ finish }) => finish !== null);
  const ring: LegendEntry = { text: 'float64 finish', colour: colours.ink2, mark: 'ring' };
  // A level without a unit stands in every chart.
  const levels = [...new Set(panels.flatMap((view) => view.levels))];
  const theory = levels.map((level): LegendEntry => {
    if (level.slope) return { text: levelText(level), colour: colours.ink, mark: { width: 3, dash: '1.5 5' } };
    const colour = level.run === null ? colours.ink2 : colours.objective(level.run);
    return { text: levelText(level), colour, mark: { width: 1.25, dash: '4 3' } };
  });
  return [...curves, ...(hasFinish ? [ring] : []), ...theory];
}
