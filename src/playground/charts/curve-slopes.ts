import uPlot from 'uplot';
import type { Drawing } from './curve-canvas.ts';

/** Points along a slope: an axis that is not linear bends it. */
const POINTS = 64;

/** Slopes that theory predicts of single curves, dotted, from where they begin to the last step. */
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
  for (const { value, slope } of view.levels) {
    if (!slope) continue;
    const last = Math.max(slope.from, ...view.lines.map(({ steps }) => steps.at(-1) ?? 0));
    ctx.beginPath();
    for (let i = 0; i <= POINTS; i++) {
      const step = slope.from + ((last - slope.from) * i) / POINTS;
      const position = scale.forward(value + slope.perStep * (step - slope.from));
      if (position !== null) ctx.lineTo(u.valToPos(step, 'x', true), u.valToPos(position, 'y', true));
    }
    ctx.stroke();
  }
  ctx.restore();
}
