import 'uplot/dist/uPlot.min.css';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { describeError, notify } from '../state/notices.ts';
import type { CurveView } from './curve-frame.ts';
import type { CurvePlot } from './curve-plot.ts';
import { type Crosshair, pointedAt } from './curve-pointer.ts';
import { CurveTooltip } from './curve-tooltip.tsx';
import { useWidth } from './use-width.ts';
import type { Extent } from './value-extent.ts';

interface Props {
  view: CurveView;
  theme: string;
  summary: string;
  height: number;
  /** Steps in view; null: all. */
  zoom: Extent | null;
  crosshair: Crosshair | null;
  onPoint: (at: number | null) => void;
  onClick: () => void;
  onZoom: (window: Extent | null) => void;
  onFit: () => void;
  onStartApart: (apart: boolean) => void;
  /** What a crosshair that is held can be used for; left out where another chart says it. */
  held?: { onGoTo: (step: number) => void; onClose: () => void };
}

/** Training curves of one unit, with a crosshair that tells exact values. The plot is loaded when it is first drawn: the page's first paint does without it. */
export function CurveChart(props: Props) {
  const { view, theme, summary, height, zoom, crosshair, held } = props;
  const { ref, width } = useWidth<HTMLDivElement>();
  const plot = useRef<CurvePlot | null>(null);
  // What is newest when the plot has loaded, or is told something.
  const latest = useRef({ ...props, width });
  latest.current = { ...props, width };
  const [left, setLeft] = useState(0);
  const lines = view.lines.map(({ key, kind }) => `${key} ${kind}`).join();
  const shape = [lines, view.axis, view.stepsNamed, theme].join();

  // All in the frame that shows them: what a repaint costs is measured there, and an old plot never gets new lines.
  // biome-ignore lint/correctness/useExhaustiveDependencies: made anew when its shape changes; the effects below feed and resize it.
  useLayoutEffect(() => {
    if (width === 0) return;
    let wanted = true;
    const make = async () => {
      const { CurvePlot } = await import('./curve-plot.ts');
      if (!wanted || !ref.current) return;
      const now = latest.current;
      plot.current = new CurvePlot(ref.current, [now.width, now.height], now.view, now.zoom, {
        onPoint: (at) => latest.current.onPoint(at),
        onClick: () => latest.current.onClick(),
        onZoom: (window) => latest.current.onZoom(window),
        onStartApart: (apart) => latest.current.onStartApart(apart),
        onFit: () => latest.current.onFit(),
      });
    };
    make().catch((error) => notify('wrong', 'curves', describeError(error, 'Drawing the curves')));
    return () => {
      wanted = false;
      plot.current?.destroy();
      plot.current = null;
    };
  }, [shape, width > 0]);
  useLayoutEffect(() => plot.current?.feed(view, zoom), [view, zoom]);
  useLayoutEffect(() => {
    if (width > 0) plot.current?.resize(width, height);
  }, [width, height]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what moves the steps moves the crosshair with them.
  useLayoutEffect(() => {
    if (plot.current) setLeft(plot.current.point(crosshair?.at ?? null));
  }, [crosshair, view, zoom, width]);

  const pointed = crosshair && pointedAt(view, crosshair.at);
  return (
    <div class="curve-frame">
      <div ref={ref} class="curve-chart" role="img" aria-label={summary} style={{ minHeight: `${height}px` }} />
      {pointed && pointed.rows.length > 0 && (
        <CurveTooltip pointed={pointed} left={left} width={width} held={crosshair.held ? held : undefined} />
      )}
    </div>
  );
}
