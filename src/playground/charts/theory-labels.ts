import uPlot from 'uplot';
import { formatNumber } from '../format/numbers.ts';
import { type Drawing, slopePoints, theoryLevels } from './curve-canvas.ts';

interface Box {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** Pixels that a hidden label, a hidden level and a hidden point of a curve count for. */
const COST = { label: 1e6, level: 1e3, point: 1 };

/**
 * What each level is and how we know it, on a ground of its own at its own line: above it or below, right, middle or
 * left, wherever it hides no other label, no other level and as little of the curves as can be.
 */
export function labelTheory(u: uPlot, drawing: Drawing): void {
  const { ctx, bbox } = u;
  const { colours } = drawing;
  const by = uPlot.pxRatio;
  const levels = theoryLevels(u, drawing);
  const points = curvePoints(u, drawing);
  const placed: Box[] = [];
  ctx.save();
  ctx.font = `${11.5 * by}px ${colours.sans}`;
  ctx.textAlign = 'left';
  ctx.textBaseline = 'middle';
  const slopes = drawing.theory.flatMap((line) => {
    const path = slopePoints(u, line, drawing).filter(([, y]) => y > bbox.top && y < bbox.top + bbox.height);
    return path.length ? [{ line, path, end: ` (${line.kind})` }] : [];
  });
  const levelled = levels.map(({ line, value, y }) => {
    const path = [1, 0.5, 0].map((across): [number, number] => [bbox.left + bbox.width * across, y]);
    return { line, path, end: ` = ${formatNumber(value)} (${line.kind})` };
  });
  for (const { line, path, end } of [...levelled, ...slopes]) {
    const text = fitted(ctx, line.label, end, bbox.width * 0.92);
    const [width, height] = [ctx.measureText(text).width + 8 * by, 15 * by];
    let best: Box | null = null;
    let least = Number.POSITIVE_INFINITY;
    for (const at of line.slope ? [0.5, 0.7, 0.3, 0.9, 0.1] : [0, 0.5, 1]) {
      const [x, y] = path[Math.round(at * (path.length - 1))];
      // Beside a slope, on the side that it leaves free; over or under a level, as far along as it says.
      const lefts = line.slope ? [x - width - 8 * by, x + 8 * by] : [x - (width + 2 * by) * (1 - at)];
      for (const left of lefts) {
        for (const top of [y - height - 2 * by, y + 2 * by]) {
          const box: Box = { left, top, width, height };
          if (top < bbox.top || top + height > bbox.top + bbox.height) continue;
          if (left < bbox.left || left + width > bbox.left + bbox.width) continue;
          const cost =
            COST.label * placed.filter((other) => overlap(box, other)).length +
            COST.level * levels.filter((other) => other.y > top && other.y < top + height).length +
            COST.point * points.filter(([px, py]) => contains(box, px, py)).length;
          if (cost < least) [best, least] = [box, cost];
        }
      }
    }
    if (!best || least >= COST.label) continue;
    placed.push(best);
    ctx.globalAlpha = 0.88;
    ctx.fillStyle = colours.sheet;
    ctx.fillRect(best.left, best.top, best.width, best.height);
    ctx.globalAlpha = 1;
    ctx.fillStyle = line.run === undefined ? colours.ink2 : colours.objectiveInk(line.run);
    ctx.fillText(text, best.left + 4 * by, best.top + best.height / 2);
  }
  ctx.restore();
}

/** The bold curves, at most a few hundred points of each. */
function curvePoints(u: uPlot, { lines, scale, factor }: Drawing): [number, number][] {
  return lines.flatMap(({ steps, values, unit }) => {
    const every = Math.max(1, Math.floor(values.length / 300));
    const points: [number, number][] = [];
    for (let record = 0; record < values.length; record += every) {
      const position = scale.forward(values[record] * factor(unit));
      if (position !== null) points.push([u.valToPos(steps[record], 'x', true), u.valToPos(position, 'y', true)]);
    }
    return points;
  });
}

function contains({ left, top, width, height }: Box, x: number, y: number): boolean {
  return x >= left && x <= left + width && y >= top && y <= top + height;
}

function overlap(a: Box, b: Box): boolean {
  return a.left < b.left + b.width && b.left < a.left + a.width && a.top < b.top + b.height && b.top < a.top + a.height;
}

/** A label with its end always whole: on a narrow chart the words before it are cut. */
function fitted(ctx: CanvasRenderingContext2D, words: string, end: string, room: number): string {
  let kept = words;
  while (kept.length > 1 && ctx.measureText(`${kept}…${end}`).width > room) kept = kept.slice(0, -1);
  return kept === words ? words + end : `${kept.trimEnd()}…${end}`;
}
