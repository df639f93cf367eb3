import uPlot from 'uplot';
import type { CurveView } from './curve-frame.ts';
import { finishAt } from './curve-frame.ts';
import type { CurveLevel } from './curve-levels.ts';
import type { Thinner } from './curve-thinning.ts';
import { markOf, unplaceable } from './curve-unplaceable.ts';
import type { CanvasColours } from './palette.ts';
import type { ValueScale } from './value-scale.ts';

/** What is drawn around uPlot's own lines. */
export interface Drawing {
  view: CurveView;
  scale: ValueScale;
  colours: CanvasColours;
  /** Which records to draw. */
  thinner: Thinner;
}

/** Where levels lie on the canvas; those that the axis does not reach are left out. */
export function levelHeights(u: uPlot, { view, scale }: Drawing): { level: CurveLevel; y: number }[] {
  return view.levels.flatMap((level) => {
    if (level.slope) return [];
    const position = scale.forward(level.value);
    if (position === null) return [];
    const y = u.valToPos(position, 'y', true);
    return y < u.bbox.top - 1 || y > u.bbox.top + u.bbox.height + 1 ? [] : [{ level, y }];
  });
}

/** Levels that theory gives, dashed. */
export function drawLevels(u: uPlot, drawing: Drawing): void {
  const { ctx, bbox } = u;
  ctx.save();
  ctx.setLineDash([6 * uPlot.pxRatio, 4 * uPlot.pxRatio]);
  ctx.lineWidth = 1.25 * uPlot.pxRatio;
  for (const { level, y } of levelHeights(u, drawing)) {
    ctx.strokeStyle = level.run === null ? drawing.colours.ink2 : drawing.colours.objective(level.run);
    ctx.beginPath();
    ctx.moveTo(bbox.left, y);
    ctx.lineTo(bbox.left + bbox.width, y);
    ctx.stroke();
  }
  ctx.restore();
}

/** An upright line at the step that cards are showing, or that is heard. */
export function drawMoment(u: uPlot, { view, colours }: Drawing): void {
  if (view.moment === null) return;
  const { ctx, bbox } = u;
  const x = u.valToPos(view.moment, 'x', true);
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

/** The float64 finish as a ring beyond the last step: it is no step of the optimizer, so no line leads to it. */
export function drawFinish(u: uPlot, { view, scale, colours }: Drawing): void {
  const { ctx } = u;
  ctx.save();
  // uPlot leaves the dashes of its last line.
  ctx.setLineDash([]);
  ctx.lineWidth = 1.75 * uPlot.pxRatio;
  ctx.fillStyle = colours.sheet;
  for (const line of view.lines) {
    const position = line.finish === null ? null : scale.forward(line.finish * view.factor(line.unit));
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
export function drawUnplaceable(u: uPlot, { view, scale, colours, thinner }: Drawing): void {
  const { ctx, bbox } = u;
  ctx.save();
  ctx.font = `${11 * uPlot.pxRatio}px ${colours.sans}`;
  ctx.textAlign = 'center';
  for (const line of view.lines) {
    const by = view.factor(line.unit);
    const holds = (value: number) => scale.holds(value * by);
    const across = (step: number) => u.valToPos(step, 'x', true);
    for (const { x, value } of unplaceable(line, thinner, holds, across, 9 * uPlot.pxRatio)) {
      if (x < bbox.left || x > bbox.left + bbox.width) continue;
      const up = value > 0;
      ctx.fillStyle = Number.isNaN(value) ? colours.wrong : colours.objectiveInk(line.run);
      ctx.textBaseline = up ? 'top' : 'bottom';
      ctx.fillText(markOf(value), x, up ? bbox.top : bbox.top + bbox.height);
    }
  }
  ctx.restore();
}

/** What the axes count: above the plot, where beside it nothing would be in its way but the curves; and left of the steps. */
export function drawUnits(u: uPlot, { view, colours }: Drawing): void {
  const { ctx, bbox } = u;
  ctx.save();
  ctx.font = `${11.5 * uPlot.pxRatio}px ${colours.sans}`;
  ctx.textAlign = 'left';
  ctx.textBaseline = 'bottom';
  ctx.fillStyle = colours.ink2;
  ctx.fillText(view.unitLabel, Math.max(0, bbox.left - 8 * uPlot.pxRatio), bbox.top - 7 * uPlot.pxRatio);
  if (view.stepsNamed) {
    ctx.textAlign = 'right';
    ctx.textBaseline = 'top';
    ctx.fillText('step', bbox.left - 10 * uPlot.pxRatio, bbox.top + bbox.height + 6 * uPlot.pxRatio);
  }
  ctx.restore();
}
