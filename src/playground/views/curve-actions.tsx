import type { CurveFigure } from '../charts/curve-svg.ts';
import { canvasColours } from '../charts/palette.ts';
import { describeError, notify } from '../state/notices.ts';
import { experiment } from '../state/store.ts';
import { CurveListening } from './curve-listening.tsx';
import type { ShownCurves } from './shown-curves.ts';

/** The curves as sound, and as a picture to take away. */
export function CurveActions({ shown, onHeard }: { shown: ShownCurves; onHeard: (step: number | null) => void }) {
  const take = async (kind: 'png' | 'svg') => {
    try {
      const [{ curveSvg }, { downloadPicture }] = await Promise.all([
        import('../charts/curve-svg.ts'),
        import('../charts/picture-file.ts'),
      ]);
      await downloadPicture(curveSvg(figureOf(shown)), `${experiment.peek()?.id ?? 'curves'}-curves`, kind);
    } catch (error) {
      notify('wrong', 'figure file', describeError(error, 'Drawing the figure'));
    }
  };
  return (
    <div class="curve-actions">
      <CurveListening view={shown.view} onHeard={onHeard} />
      <span class="curve-files">
        Figure as{' '}
        <button type="button" class="text-button" onClick={() => void take('svg')}>
          SVG
        </button>{' '}
        <button type="button" class="text-button" onClick={() => void take('png')}>
          PNG
        </button>
      </span>
    </div>
  );
}

function figureOf({ panels, told }: ShownCurves): CurveFigure {
  const title = experiment.peek()?.title ?? 'Training curves';
  return {
    panels,
    title: `${title}: training curves`,
    subtitle: told,
    source: location.href,
    colours: canvasColours(),
  };
}
