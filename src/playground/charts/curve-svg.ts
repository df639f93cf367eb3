import { formatCount, formatTick } from '../format/numbers.ts';
import { type CurveView, heightRange, roundTick, stepReach } from './curve-frame.ts';
import { levelText } from './curve-levels.ts';
import { Thinner } from './curve-thinning.ts';
import type { Box } from './label-places.ts';
import { type CanvasColours, objectiveDash } from './palette.ts';
import { type SvgFrame, svgCurves, svgMarks } from './svg-curves.ts';
import { type LegendEntry, legendRows } from './svg-legend.ts';
import { element } from './svg-text.ts';
import { valueScale } from './value-scale.ts';

export interface CurveFigure {
  view: CurveView;
  title: string;
  /** What is shown of it, in a line: which curves, of which replica, smoothed over what. */
  subtitle: string;
  /** Where it comes from: the page's address. */
  source: string;
  colours: CanvasColours;
}

const WIDTH = 960;
const BOX: Box = { left: 72, top: 92, width: 860, height: 380 };

/** The curve chart as an SVG document of its own: title, units, curves with all that is around them, theory, legend. */
export function curveSvg({ view, title, subtitle, source, colours }: CurveFigure): string {
  const scale = valueScale(view.axis);
  const [from, to]: [number, number] = [0, stepReach(view)];
  const thinner = new Thinner([from, to], BOX.width, scale.holds);
  const [low, high] = heightRange(view, scale, thinner, [from, to]).range;
  const upright = (position: number) => BOX.top + ((high - position) / (high - low)) * BOX.height;
  const frame: SvgFrame = {
    view,
    colours,
    box: BOX,
    thinner,
    x: (step) => BOX.left + ((step - from) / (to - from)) * BOX.width,
    y: (value) => {
      const position = scale.forward(value);
      return position === null ? null : upright(position);
    },
  };
  const ticks = scale.ticks(scale.inverse(low), scale.inverse(high), 8);
  const steps = valueScale('linear').ticks(from, to, 8).filter(Number.isInteger);
  const legendBox = { left: BOX.left, top: BOX.top + BOX.height + 58, right: BOX.left + BOX.width };
  const legend = legendRows(legendEntries(frame), legendBox, colours.ink);
  const height = legend.bottom + 18;
  const small = { 'font-size': 12, fill: colours.ink2 };
  const shape = { x: BOX.left, y: BOX.top, width: BOX.width, height: BOX.height };
  const content = [
    element('title', {}, title),
    element('desc', {}, `${subtitle} ${source}`),
    element('rect', { width: WIDTH, height, fill: colours.sheet }),
    element('text', { x: 24, y: 34, 'font-size': 18, 'font-weight': 650, fill: colours.ink }, title),
    element('text', { ...small, x: 24, y: 56 }, subtitle),
    element('text', { ...small, x: BOX.left - 8, y: BOX.top - 10 }, view.unitLabel),
    ...ticks.map((tick) => heightTick(tick, upright(scale.forward(tick)!), colours)),
    ...steps.map((step) => stepTick(step, frame.x(step), colours)),
    element('text', { ...small, x: BOX.left + BOX.width, y: BOX.top + BOX.height + 36, 'text-anchor': 'end' }, 'step'),
    element('clipPath', { id: 'plot' }, [element('rect', shape)]),
    element('g', { 'clip-path': 'url(#plot)', 'stroke-linejoin': 'round' }, svgCurves(frame)),
    ...svgMarks(frame),
    ...legend.parts,
  ];
  const size = { width: WIDTH, height, viewBox: `0 0 ${WIDTH} ${height}` };
  return element('svg', { xmlns: 'http://www.w3.org/2000/svg', ...size, 'font-family': colours.sans }, content);
}

function heightTick(tick: number, at: number, colours: CanvasColours): string {
  const y = at.toFixed(2);
  const rule = { x1: BOX.left, x2: BOX.left + BOX.width, y1: y, y2: y, stroke: colours.hairline };
  const label = { x: BOX.left - 8, y, dy: '0.35em', 'text-anchor': 'end', 'font-size': 12, fill: colours.ink2 };
  return element('line', rule) + element('text', label, formatTick(roundTick(tick)));
}

function stepTick(step: number, at: number, colours: CanvasColours): string {
  const place = { x: at.toFixed(2), y: BOX.top + BOX.height + 18, 'text-anchor': 'middle' };
  return element('text', { ...place, 'font-size': 12, fill: colours.ink2 }, formatCount(step));
}

function legendEntries({ view, colours }: SvgFrame): LegendEntry[] {
  const curves = view.lines.map(({ run, label, kind }) => {
    return {
      text: label,
      colour: colours.objective(run),
      width: kind === 'main' ? 3 : 1.5,
      dash: objectiveDash(run).join(' '),
    };
  });
  const levels = view.levels.map((level): LegendEntry => {
    if (level.slope) return { text: levelText(level), colour: colours.ink, width: 3, dash: '1.5 5' };
    const colour = level.run === null ? colours.ink2 : colours.objective(level.run);
    return { text: levelText(level), colour, width: 1.25, dash: '4 3' };
  });
  return [...curves, ...levels];
}
