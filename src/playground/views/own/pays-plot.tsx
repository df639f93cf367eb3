import { useMemo } from 'preact/hooks';
import type { OwnEntry } from '../../../objectives/own-text.ts';
import { LinesChart } from '../../charts/figures/lines-chart.tsx';
import { useWidth } from '../../charts/use-width.ts';
import { paysFigure } from './pays-figure.ts';

const HEIGHT = 150;

/** What is paid and its slope, small, in the colour that the objective will have. */
export function PaysPlot({ over, pays, role }: OwnEntry & { role: number }) {
  const { ref, width } = useWidth<HTMLDivElement>();
  const figure = useMemo(() => paysFigure({ over, pays }, role), [over, pays, role]);
  return (
    <div ref={ref} class="pays-plot">
      {width > 0 && <LinesChart figure={figure} width={width} height={HEIGHT} factor={1} editing={null} />}
    </div>
  );
}
