import type { LinesFigure } from '../../src/experiment/figure.ts';
import { count, short } from '../measure.ts';

/** Bins across the window. */
const BINS = 24;
/** Half the window, in noise scales. */
export const REACH = 5;

/**
 * Residuals as a histogram, with the density that the loss implies over it. `scale`: the fitted noise scale, which sets the
 * window; `scaleName`: its symbol; `remark`: closes the caption; `density`: of one residual. What lies outside the window has no
 * bar, and the caption says so.
 */
export function residualFigure(
  parts: {
    id: string;
    title: string;
    caption: string;
    remark?: string;
    unit: string;
    scaleName: string;
    density: string;
  },
  r: ArrayLike<number>,
  scale: number,
  density: (r: number) => number,
): LinesFigure {
  const { id, title, unit, density: name } = parts;
  const reach = REACH * scale;
  const width = (2 * reach) / BINS;
  const counts = new Array<number>(BINS).fill(0);
  for (const value of Array.from(r)) {
    if (Math.abs(value) <= reach) counts[Math.min(BINS - 1, Math.floor((value + reach) / width))]++;
  }
  // Shares of all residuals: the bars together leave out what the window does.
  const heights = counts.map((inside) => inside / (r.length * width));
  return {
    kind: 'lines',
    id,
    title,
    caption: `${parts.caption}${outside(r, scale, parts.scaleName)}${parts.remark ?? ''}`,
    x: { label: 'residual', unit },
    y: { label: 'density', unit: `1/${unit}` },
    lines: [
      {
        label: 'residuals',
        role: 'data',
        mark: 'band',
        points: heights.flatMap((height, bin) => [
          [-reach + bin * width, 0, height],
          [-reach + (bin + 1) * width, 0, height],
        ]),
      },
      {
        label: name,
        role: 'theory',
        mark: 'line',
        points: Array.from({ length: 121 }, (_, i) => {
          const at = -reach + (2 * reach * i) / 120;
          return [at, density(at)];
        }),
      },
    ],
  };
}

/** " 2 residuals lie outside, the furthest 20.8 σ away."; nothing where none does. */
function outside(r: ArrayLike<number>, scale: number, scaleName: string): string {
  const far = Array.from(r, (value) => Math.abs(value) / scale).filter((distance) => distance > REACH);
  if (!far.length) return '';
  const away = `${short(Math.max(...far))} ${scaleName} away`;
  return far.length === 1
    ? ` 1 residual lies outside, ${away}.`
    : ` ${count(far.length)} residuals lie outside, the furthest ${away}.`;
}
