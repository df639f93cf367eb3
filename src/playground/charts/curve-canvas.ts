import uPlot from 'uplot';
import type { TheoryLine } from '../../experiment/experiment.ts';
import type { CurveLine } from './curve-lines.ts';
import type { CanvasColours } from './palette.ts';
import type { ValueScale } from './value-scale.ts';

/** More single replicas than this make no denser a fan. */
const FAN = 32;

/** What is drawn around uPlot's own lines. */
export interface Drawing {
  lines: readonly CurveLine[];
  theory: readonly TheoryLine[];
  scale: ValueScale;
  factor: (unit: string) => number;
  colours: CanvasColours;
  /** Where on the step axis the float64 finish of a line is marked. */
  finishAt: (line: CurveLine) => number;
}

/** Single replicas as faint raw lines, thinned to the pixels there are. */
export function drawFan(u: uPlot, { lines, scale, factor, colours }: Drawing): void {
  const { ctx } = u;
  ctx.save();
  clip(u);
  ctx.lineWidth = uPlot.pxRatio;
  for (const { run, kind, rows, steps, unit } of lines) {
    const replicas = rows[0]?.length ?? 0;
    if (kind !== 'main' || replicas < 2) continue;
    ctx.strokeStyle = colours.objective(run);
    ctx.globalAlpha = Math.max(0.3, 0.6 - 0.02 * Math.min(FAN, replicas));
    const each = Math.ceil(replicas / FAN);
    const every = Math.max(1, Math.floor((rows.length * 2) / u.bbox.width));
    for (let replica = 0; replica < replicas; replica += each) {
      ctx.beginPath();
      let pen = false;
      for (let record = 0; record < rows.length; record += every) {
        const position = scale.forward(rows[record][replica] * factor(unit));
        if (position === null) pen = false;
        else {
          const [x, y] = [u.valToPos(steps[record], 'x', true), u.valToPos(position, 'y', true)];
          if (pen) ctx.lineTo(x, y);
          else ctx.moveTo(x, y);
          pen = true;
        }
      }
      ctx.stroke();
    }
  }
  ctx.restore();
}

/** Where a level lies on the canvas; null where the axis does not reach it. */
export function theoryLevels(u: uPlot, { theory, lines, scale, factor }: Drawing) {
  return theory.flatMap((line) => {
    if (line.slope) return [];
    const unit = lines.find(({ run }) => run === (line.run ?? 0))?.unit ?? '';
    const value = line.value * factor(unit);
    const position = scale.forward(value);
    if (position === null) return [];
    const y = u.valToPos(position, 'y', true);
    return y < u.bbox.top - 1 || y > u.bbox.top + u.bbox.height + 1 ? [] : [{ line, value, y }];
  });
}

/** Levels that theory gives, dashed. */
export function drawTheory(u: uPlot, drawing: Drawing): void {
  const { ctx, bbox } = u;
  ctx.save();
  ctx.setLineDash([6 * uPlot.pxRatio, 4 * uPlot.pxRatio]);
  ctx.lineWidth = 1.25 * uPlot.pxRatio;
  for (const { line, y } of theoryLevels(u, drawing)) {
    ctx.strokeStyle = line.run === undefined ? drawing.colours.ink2 : drawing.colours.objective(line.run);
    ctx.beginPath();
    ctx.moveTo(bbox.left, y);
    ctx.lineTo(bbox.left + bbox.width, y);
    ctx.stroke();
  }
  ctx.restore();
}

/** An upright line at the step that cards are showing. */
export function drawMoment(u: uPlot, step: number, colours: CanvasColours): void {
  const { ctx, bbox } = u;
  const x = u.valToPos(step, 'x', true);
  if (x < bbox.left || x > bbox.left + bbox.width) return;
  ctx.save();
  ctx.strokeStyle = colours.ink2;
  ctx.lineWidth = uPlot.pxRatio;
  ctx.beginPath();
  ctx.moveTo(x, bbox.top);
  ctx.lineTo(x, bbox.top + bbox.height);
  ctx.stroke();
  ctx.restore();
}

/** Points along a predicted slope: an axis that is not linear bends it. */
const SLOPE_POINTS = 64;

/** Where a predicted slope runs, in canvas pixels, from its first step to the last that is in view. */
export function slopePoints(u: uPlot, line: TheoryLine, { lines, scale, factor }: Drawing): [number, number][] {
  if (!line.slope) return [];
  const { from, perStep } = line.slope;
  const unit = lines.find(({ run }) => run === (line.run ?? 0))?.unit ?? '';
  const last = Math.max(from, ...lines.map(({ steps }) => steps.at(-1) ?? 0));
  return Array.from({ length: SLOPE_POINTS + 1 }, (_, i) => from + ((last - from) * i) / SLOPE_POINTS).flatMap(
    (step): [number, number][] => {
      const position = scale.forward((line.value + perStep * (step - from)) * factor(unit));
      return position === null ? [] : [[u.valToPos(step, 'x', true), u.valToPos(position, 'y', true)]];
    },
  );
}

/** Slopes that theory predicts, dotted. */
export function drawSlopes(u: uPlot, drawing: Drawing): void {
  const { ctx } = u;
  ctx.save();
  clip(u);
  ctx.setLineDash([1.5 * uPlot.pxRatio, 5 * uPlot.pxRatio]);
  ctx.lineCap = 'round';
  ctx.lineWidth = 3 * uPlot.pxRatio;
  ctx.strokeStyle = drawing.colours.ink;
  for (const line of drawing.theory) {
    ctx.beginPath();
    for (const [x, y] of slopePoints(u, line, drawing)) ctx.lineTo(x, y);
    ctx.stroke();
  }
  ctx.restore();
}

/** The float64 finish as a ring beyond the last step: it is no step of the optimizer, so no line leads to it. */
export function drawFinish(u: uPlot, { lines, scale, factor, colours, finishAt }: Drawing): void {
  const { ctx } = u;
  ctx.save();
  ctx.lineWidth = 1.75 * uPlot.pxRatio;
  ctx.fillStyle = colours.sheet;
  for (const line of lines) {
    const position = line.finish === null ? null : scale.forward(line.finish * factor(line.unit));
    if (position === null) continue;
    ctx.strokeStyle = colours.objective(line.run);
    ctx.beginPath();
    ctx.arc(u.valToPos(finishAt(line), 'x', true), u.valToPos(position, 'y', true), 4 * uPlot.pxRatio, 0, 2 * Math.PI);
    ctx.fill();
    ctx.stroke();
  }
  ctx.restore();
}

/** Values that the axis has no place for, where they happen: ▲ for ∞, ▼ for −∞ (and ≤ 0 on a log axis), ✕ for NaN. */
export function drawUnplaceable(u: uPlot, { lines, scale, factor, colours }: Drawing): void {
  const { ctx, bbox } = u;
  ctx.save();
  ctx.font = `${11 * uPlot.pxRatio}px ${colours.sans}`;
  ctx.textAlign = 'center';
  for (const { run, values, steps, unit } of lines) {
    let last = Number.NEGATIVE_INFINITY;
    values.forEach((value, record) => {
      if (scale.forward(value * factor(unit)) !== null) return;
      const x = u.valToPos(steps[record], 'x', true);
      if (x - last < 9 * uPlot.pxRatio || x < bbox.left || x > bbox.left + bbox.width) return;
      last = x;
      const up = value > 0;
      ctx.fillStyle = Number.isNaN(value) ? colours.wrong : colours.objectiveInk(run);
      ctx.textBaseline = up ? 'top' : 'bottom';
      ctx.fillText(Number.isNaN(value) ? '✕' : up ? '▲' : '▼', x, up ? bbox.top : bbox.top + bbox.height);
    });
  }
  ctx.restore();
}

function clip({ ctx, bbox }: uPlot): void {
  ctx.beginPath();
  ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height);
  ctx.clip();
}
