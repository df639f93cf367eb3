import 'uplot/dist/uPlot.min.css';
import { useEffect, useRef, useState } from 'preact/hooks';
import { formatCount, formatNumber } from '../format/numbers.ts';
import { CurvePlot, type CurveView, type Pointed } from './curve-plot.ts';
import { objectiveStyle } from './palette.ts';
import { useWidth } from './use-width.ts';

const TOOLTIP_WIDTH = 250;

/** Training curves over a shared step axis, with a crosshair that tells exact values, brush zoom and fit. */
export function CurveChart({ view, theme, summary }: { view: CurveView; theme: string; summary: string }) {
  const { ref, width } = useWidth<HTMLDivElement>();
  const plot = useRef<CurvePlot | null>(null);
  const [pointed, setPointed] = useState<Pointed | null>(null);
  const height = width < 560 ? 260 : 300;
  const shape = [view.lines.map(({ key, kind }) => `${key} ${kind}`).join(), view.axis, theme].join();

  // biome-ignore lint/correctness/useExhaustiveDependencies: made anew when its shape changes; the effects below feed and resize it.
  useEffect(() => {
    if (width === 0) return;
    plot.current = new CurvePlot(ref.current!, width, height, view, setPointed);
    return () => {
      plot.current?.destroy();
      plot.current = null;
    };
  }, [shape, width > 0]);
  useEffect(() => plot.current?.feed(view), [view]);
  useEffect(() => {
    if (width > 0) plot.current?.resize(width, height);
  }, [width, height]);

  return (
    <div ref={ref} class="curve-chart" role="img" aria-label={summary}>
      {pointed && pointed.rows.length > 0 && <Tooltip pointed={pointed} width={width} />}
    </div>
  );
}

function Tooltip({ pointed, width }: { pointed: Pointed; width: number }) {
  const right = pointed.left + 14 + TOOLTIP_WIDTH > width;
  const left = right ? Math.max(4, pointed.left - 14 - TOOLTIP_WIDTH) : pointed.left + 14;
  return (
    <dl class="tooltip" style={{ left: `${left}px`, width: `${Math.min(TOOLTIP_WIDTH, width - 8)}px` }}>
      <dt>{pointed.finish ? 'after the float64 finish' : 'step'}</dt>
      <dd>{pointed.finish ? '' : formatCount(pointed.step)}</dd>
      {pointed.rows.map(({ key, run, label, value }) => (
        <div key={key} style={objectiveStyle(run)}>
          <dt class="objective-ink">{label}</dt>
          <dd>{formatNumber(value)}</dd>
        </div>
      ))}
    </dl>
  );
}
