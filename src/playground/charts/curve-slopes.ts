import uPlot from 'uplot';
import type { Drawing } from './curve-canvas.ts';
import { slopePoints } from './curve-levels.ts';

/** Slopes that theory predicts of single curves, dotted, from where they begin to the end of the axis. */
export function drawSlopes(u: uPlot, { view, scale, colours }: Drawing): void {
  const { ctx, bbox } = u;
  ctx.save();
  ctx.beginPath();
  ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height);
  ctx.clip();
  ctx.setLineDash([1.5 * uPlot.pxRatio, 5 * uPlot.pxRatio]);
  ctx.lineCap = 'round';
  ctx.lineWidth = 3 * uPlot.pxRatio;
  ctx.strokeStyle = colours.ink;
  for (const level of view.levels) {
    ctx.beginPath();
    for (const [step, value] of slopePoints(level, view.reach)) {
      const position = scale.forward(value);
      if (position !== null) ctx.lineTo(u.valToPos(step, 'x', true), u.valToPos(position, 'y', true));
    }
    ctx.stroke();
  }
  ctx.restore();
}
