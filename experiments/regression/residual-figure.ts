import type { LinesFigure } from '../../src/experiment/figure.ts';

/** Bins across the window. */
const BINS = 24;
/** Half the window, in noise scales: what lies outside is counted in the outermost bins. */
const REACH = 5;

/**
 * Residuals as a histogram, with the density that the loss implies over it. `scale`: the fitted noise scale, which sets the
 * window; `density`: of one residual.
 */
export function residualFigure(
  parts: Pick<LinesFigure, 'id' | 'title' | 'caption'> & { unit: string; density: string },
  r: ArrayLike<number>,
  scale: number,
  density: (r: number) => number,
): LinesFigure {
  const { unit, density: name, ...titled } = parts;
  const reach = REACH * scale;
  const width = (2 * reach) / BINS;
  const counts = new Array<number>(BINS).fill(0);
  for (const value of Array.from(r)) {
    const bin = Math.floor((value + reach) / width);
    counts[Math.min(BINS - 1, Math.max(0, bin))]++;
  }
  const heights = counts.map((count) => count / (r.length * width));
  return {
    kind: 'lines',
    ...titled,
    x: { label: 'residual', unit },
    y: { label: 'density', unit: unit === '1' ? undefined : `1/${unit}` },
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
