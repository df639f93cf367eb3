import uPlot from 'uplot';
import { onCanvas, piecesOf } from './curve-behind.ts';
import { type Drawing, levelHeights } from './curve-canvas.ts';
import { levelText } from './curve-levels.ts';
import { boldValues } from './curve-lines.ts';
import { placeLabels } from './label-places.ts';

/** On a plot narrower than this (CSS pixels) a label would be most of its width: the legend says it all. */
const NARROW = 460;

/**
 * What each level is and how we know it, at its own line, where that hides nothing. Whatever finds no room is only in the
 * legend, which lists every level.
 */
export function labelLevels(u: uPlot, drawing: Drawing): void {
  const { ctx, bbox } = u;
  const by = uPlot.pxRatio;
  if (bbox.width < NARROW * by) return;
  const levels = levelHeights(u, drawing);
  if (levels.length === 0) return;
  ctx.save();
  ctx.font = `${11.5 * by}px ${drawing.colours.sans}`;
  ctx.textAlign = 'left';
  ctx.textBaseline = 'middle';
  const labels = levels.map(({ level, y }) => ({ y, width: ctx.measureText(levelText(level)).width + 8 * by }));
  const boxes = placeLabels(labels, bbox, 15 * by, curvePaths(u, drawing));
  for (const [index, box] of boxes.entries()) {
    if (!box) continue;
    const { level } = levels[index];
    // Faint single replicas may pass beneath it.
    ctx.globalAlpha = 0.6;
    ctx.fillStyle = drawing.colours.sheet;
    ctx.fillRect(box.left, box.top, box.width, box.height);
    ctx.globalAlpha = 1;
    ctx.fillStyle = level.run === null ? drawing.colours.ink2 : drawing.colours.objectiveInk(level.run);
    ctx.fillText(levelText(level), box.left + 4 * by, box.top + box.height / 2);
  }
  ctx.restore();
}

/** The bold curves, as they are drawn. */
function curvePaths(u: uPlot, { view, scale, thinner }: Drawing): [number, number][][] {
  const y = onCanvas(u, 'y');
  return view.lines.flatMap((line) => {
    const by = view.factor(line.unit);
    const values = boldValues(line);
    const height = (record: number) => {
      const position = scale.forward(values[record] * by);
      return position === null ? null : y(position);
    };
    return piecesOf(thinner.ofValues(line.steps, values), line.steps, height, u);
  });
}
