import uPlot from 'uplot';
import type { Drawing } from './curve-canvas.ts';
import { type CurveLine, hasFan } from './curve-lines.ts';

/** More single replicas than this make no denser a fan. */
const FAN = 32;
/** More points than this in all fans together would take longer than a frame. */
const FAN_POINTS = 8000;

/** What lies behind the bold curves: bands, single replicas, and the raw curve of a smoothed one. */
export function drawBehind(u: uPlot, drawing: Drawing): void {
  const { ctx, bbox } = u;
  ctx.save();
  ctx.beginPath();
  ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height);
  ctx.clip();
  ctx.lineWidth = uPlot.pxRatio;
  for (const line of drawing.view.lines) drawBand(u, drawing, line);
  if (drawing.view.fan) drawFan(u, drawing);
  for (const line of drawing.view.lines) drawRaw(u, drawing, line);
  ctx.restore();
}

function drawBand(
  u: uPlot,
  { view, scale, colours, thinner }: Drawing,
  { band, steps, run, unit, kind, overlay }: CurveLine,
): void {
  if (!band) return;
  const { ctx, bbox } = u;
  const by = view.factor(unit);
  const y = onCanvas(u, 'y');
  // A bound that the axis has no place for lies beyond its edge; where there is none at all the band has a gap.
  const height = (value: number): number | null => {
    const position = scale.forward(value * by);
    if (position !== null) return y(position);
    return Number.isNaN(value) ? null : value > 0 ? bbox.top - 2 : bbox.top + bbox.height + 2;
  };
  const high = piecesOf(thinner.ofValues(steps, band.high), steps, (record) => height(band.high[record]), u);
  const low = piecesOf(thinner.ofValues(steps, band.low), steps, (record) => height(band.low[record]), u);
  ctx.fillStyle = colours.objective(run);
  ctx.globalAlpha = kind === 'main' && overlay === 0 ? 0.18 : 0.1;
  for (const [piece, above] of high.entries()) {
    const below = low[piece];
    if (!below) continue;
    ctx.beginPath();
    for (const [x, y] of above) ctx.lineTo(x, y);
    for (const [x, y] of [...below].reverse()) ctx.lineTo(x, y);
    ctx.fill();
  }
  ctx.globalAlpha = 1;
}

/** Single replicas as faint raw lines. */
function drawFan(u: uPlot, { view, scale, colours, thinner }: Drawing): void {
  const { ctx } = u;
  const y = onCanvas(u, 'y');
  const fans = view.lines.filter(hasFan);
  const drawn = fans.reduce((sum, { columns }) => sum + Math.min(FAN, columns.length), 0);
  const coarse = thinner.coarser(FAN_POINTS / (4 * Math.max(1, drawn)));
  for (const { run, columns, steps, unit } of fans) {
    const replicas = columns.length;
    const by = view.factor(unit);
    ctx.strokeStyle = colours.objective(run);
    ctx.globalAlpha = Math.max(0.3, 0.6 - 0.02 * Math.min(FAN, replicas));
    const each = Math.ceil(replicas / FAN);
    for (let replica = 0; replica < replicas; replica += each) {
      const values = columns[replica];
      const height = (record: number) => {
        const position = scale.forward(values[record] * by);
        return position === null ? null : y(position);
      };
      stroke(u, coarse.ofValues(steps, values), steps, height);
    }
  }
  ctx.globalAlpha = 1;
}

/** The curve itself, behind its moving average. */
function drawRaw(u: uPlot, { view, scale, colours, thinner }: Drawing, line: CurveLine): void {
  if (!line.smoothed) return;
  const { steps, values, unit, run, overlay } = line;
  const y = onCanvas(u, 'y');
  const by = view.factor(unit);
  u.ctx.strokeStyle = colours.objective(run);
  u.ctx.globalAlpha = overlay ? 0.25 : 0.42;
  const height = (record: number) => {
    const position = scale.forward(values[record] * by);
    return position === null ? null : y(position);
  };
  stroke(u, thinner.ofValues(steps, values), steps, height);
  u.ctx.globalAlpha = 1;
}

/** Where the values of a scale lie on the canvas: a straight line, which uPlot works out anew for each of 10⁴ points. */
export function onCanvas(u: uPlot, scale: 'x' | 'y'): (value: number) => number {
  const start = u.valToPos(0, scale, true);
  const unit = u.valToPos(1, scale, true) - start;
  return (value) => start + unit * value;
}

/** Unbroken pieces of a curve, in canvas pixels: it breaks where a record has no height. */
export function piecesOf(
  records: readonly number[],
  steps: readonly number[],
  height: (record: number) => number | null,
  u: uPlot,
): [number, number][][] {
  const x = onCanvas(u, 'x');
  const pieces: [number, number][][] = [];
  let piece: [number, number][] | null = null;
  for (const record of records) {
    const y = height(record);
    if (y === null) {
      piece = null;
      continue;
    }
    if (!piece) {
      piece = [];
      pieces.push(piece);
    }
    piece.push([x(steps[record]), y]);
  }
  return pieces;
}

/** A thin line through the records; it breaks where one has no height. */
function stroke(
  u: uPlot,
  records: readonly number[],
  steps: readonly number[],
  height: (record: number) => number | null,
): void {
  const { ctx } = u;
  const x = onCanvas(u, 'x');
  ctx.beginPath();
  let pen = false;
  for (const record of records) {
    const y = height(record);
    if (y !== null && pen) ctx.lineTo(x(steps[record]), y);
    else if (y !== null) ctx.moveTo(x(steps[record]), y);
    pen = y !== null;
  }
  ctx.stroke();
}
