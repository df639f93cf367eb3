import { useEffect, useState } from 'preact/hooks';
import { CurveChart } from './curve-chart.tsx';
import type { CurveView } from './curve-frame.ts';
import type { Crosshair } from './curve-pointer.ts';
import { CurveReader } from './curve-reader.tsx';
import { useTurns } from './curve-turns.ts';
import type { Extent } from './value-extent.ts';

interface Props {
  /** One below the other, over the same steps. */
  panels: readonly CurveView[];
  /** Counts the repaints of what moves. */
  frame: number;
  /** Whether another one will follow. */
  moving: boolean;
  theme: string;
  summarise: (view: CurveView) => string;
  onFit: () => void;
  onStartApart: (apart: boolean) => void;
  /** Shows the models as they stood at a step. */
  onGoTo: (step: number) => void;
}

/** Charts that share their steps, the zoom into them, and a crosshair, which the pointer or arrow keys move. */
export function CurveCharts({ panels: newest, frame, moving, theme, summarise, onFit, onStartApart, onGoTo }: Props) {
  const panels = useTurns(newest, frame, moving);
  const [crosshair, setCrosshair] = useState<Crosshair | null>(null);
  const [zoom, setZoom] = useState<Extent | null>(null);
  const [apart, setApart] = useState<readonly boolean[]>([]);
  const lines = panels.flatMap((view) => view.lines);
  const keys = lines.map(({ key }) => key).join();
  // Other lines have other steps.
  // biome-ignore lint/correctness/useExhaustiveDependencies: which lines there are is what it is about.
  useEffect(() => {
    setCrosshair(null);
    setZoom(null);
  }, [keys]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: told when it changes.
  useEffect(() => onStartApart(panels.some((_, index) => apart[index])), [apart, panels.length]);

  const close = () => setCrosshair(null);
  // Of what is newest: a double click comes before anything is drawn anew.
  const point = (at: number | null) =>
    setCrosshair((now) => (now?.held ? now : at === null ? null : { at, held: false }));
  const toggle = () => setCrosshair((now) => now && { ...now, held: !now.held });
  return (
    <div class="curve-charts">
      {panels.map((view, index) => (
        <CurveChart
          key={view.unitLabel}
          view={view}
          theme={theme}
          summary={summarise(view)}
          height={heightOf(panels.length, view.stepsNamed)}
          zoom={zoom}
          crosshair={crosshair}
          onPoint={point}
          onClick={toggle}
          onZoom={setZoom}
          onFit={onFit}
          onStartApart={(is) => setApart((all) => panels.map((_, other) => (other === index ? is : !!all[other])))}
          held={index === 0 ? { onGoTo, onClose: close } : undefined}
        />
      ))}
      <CurveReader
        panels={panels}
        crosshair={crosshair}
        onMove={(at) => setCrosshair({ at, held: true })}
        onClose={close}
        onGoTo={onGoTo}
      />
    </div>
  );
}

/** In pixels: together not much higher than one would be. The steps' numbers need room of their own. */
function heightOf(charts: number, stepsNamed: boolean): number {
  if (charts === 1) return 316;
  return (charts === 2 ? 196 : 156) + (stepsNamed ? 22 : 0);
}
