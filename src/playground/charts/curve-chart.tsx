import 'uplot/dist/uPlot.min.css';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { describeError, notify } from '../state/notices.ts';
import type { CurveView } from './curve-frame.ts';
import type { CurvePlot } from './curve-plot.ts';
import type { Pointed } from './curve-pointer.ts';
import { CurveTooltip } from './curve-tooltip.tsx';
import { useWidth } from './use-width.ts';

interface Props {
  view: CurveView;
  theme: string;
  summary: string;
  onFit: () => void;
  onStartApart: (apart: boolean) => void;
  /** Shows the models as they stood at a step. */
  onGoTo: (step: number) => void;
}

/**
 * Training curves over a shared step axis, with a crosshair that tells exact values, brush zoom and fit. The plot is loaded
 * when it is first drawn: the page's first paint does without it.
 */
export function CurveChart({ view, theme, summary, onFit, onStartApart, onGoTo }: Props) {
  const { ref, width } = useWidth<HTMLDivElement>();
  const plot = useRef<CurvePlot | null>(null);
  // What is newest when the plot has loaded, or is told something.
  const latest = useRef({ view, width, onFit, onStartApart });
  latest.current = { view, width, onFit, onStartApart };
  const [pointed, setPointed] = useState<Pointed | null>(null);
  const height = width < 560 ? 276 : 316;
  const lines = view.lines.map(({ key, kind }) => `${key} ${kind}`).join();
  const shape = [lines, view.axis, theme].join();
  // Another axis or theme keeps the steps in view; other lines do not.
  const zoomed = useRef<{ lines: string; zoom: [number, number] | null }>({ lines, zoom: null });

  // All in the frame that shows them: what a repaint costs is measured there, and an old plot never gets new lines.
  // biome-ignore lint/correctness/useExhaustiveDependencies: made anew when its shape changes; the effects below feed and resize it.
  useLayoutEffect(() => {
    if (width === 0) return;
    let wanted = true;
    const make = async () => {
      const { CurvePlot } = await import('./curve-plot.ts');
      if (!wanted || !ref.current) return;
      const zoom = zoomed.current.lines === lines ? zoomed.current.zoom : null;
      plot.current = new CurvePlot(ref.current, [latest.current.width, height], latest.current.view, zoom, {
        onPoint: setPointed,
        onStartApart: (apart) => latest.current.onStartApart(apart),
        onFit: () => latest.current.onFit(),
      });
    };
    make().catch((error) => notify('wrong', 'curves', describeError(error, 'Drawing the curves')));
    return () => {
      wanted = false;
      zoomed.current = { lines, zoom: plot.current?.zoom ?? null };
      plot.current?.destroy();
      plot.current = null;
      setPointed(null);
    };
  }, [shape, width > 0]);
  useLayoutEffect(() => plot.current?.feed(view), [view]);
  useLayoutEffect(() => {
    if (width > 0) plot.current?.resize(width, height);
  }, [width, height]);

  return (
    <div class="curve-frame">
      <div ref={ref} class="curve-chart" role="img" aria-label={summary} style={{ minHeight: `${height}px` }} />
      {pointed && pointed.rows.length > 0 && (
        <CurveTooltip pointed={pointed} width={width} onGoTo={onGoTo} onClose={() => plot.current?.release()} />
      )}
    </div>
  );
}
