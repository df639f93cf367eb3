import type { CurveLine } from './curve-lines.ts';
import { objectiveDash } from './palette.ts';

/** How a curve is drawn: width in pixels, opacity, lengths of strokes and gaps (none: unbroken). */
export interface CurveLooks {
  width: number;
  alpha: number;
  dash: number[];
}

/**
 * Training is bold, the same model on other data thin. Earlier recordings are fainter, with long dashes and as many short ones
 * between them as recordings lie before: dashes alone are theory, dots a prediction.
 */
export function curveLooks({ kind, overlay, run }: Pick<CurveLine, 'kind' | 'overlay' | 'run'>): CurveLooks {
  const main = kind === 'main';
  if (overlay === 0) return { width: main ? 2 : 1.25, alpha: 1, dash: objectiveDash(run) };
  const shorts = Array.from({ length: overlay - 1 }, () => [4, 3]).flat();
  return { width: main ? 1.5 : 0.75, alpha: 0.7, dash: [16, 3, ...shorts] };
}
