import type { Figure } from '../../../experiment/figure.ts';
import { displayUnit, type InformationUnit } from '../../format/units.ts';
import { useWidth } from '../use-width.ts';
import { BarsChart } from './bars-chart.tsx';
import type { FigureEditing } from './figure-editing.ts';
import { FigureRows } from './figure-rows.tsx';
import { figureTable } from './figure-table.ts';
import { GridChart } from './grid-chart.tsx';
import { inReadersUnit } from './in-readers-unit.ts';
import { LinesChart } from './lines-chart.tsx';

/** A figure of any kind, drawn for the width there is, or its numbers as a table. */
export function FigureDrawing(props: {
  figure: Figure;
  units: InformationUnit;
  asTable: boolean;
  editing: FigureEditing | null;
}) {
  const { units, asTable, editing } = props;
  const { ref, width } = useWidth<HTMLDivElement>();
  const figure = inReadersUnit(props.figure, units);
  return (
    <div ref={ref} class="figure-drawing">
      {asTable || figure.kind === 'table' ? (
        <FigureRows table={figureTable(figure)} title={figure.title} />
      ) : (
        width > 0 && draw()
      )}
    </div>
  );

  function draw() {
    if (figure.kind === 'bars') return <BarsChart figure={figure} width={width} editing={editing} />;
    if (figure.kind === 'grid') return <GridChart figure={figure} width={width} />;
    if (figure.kind === 'table' || props.figure.kind !== 'lines') return null;
    const { factor } = displayUnit(props.figure.x.unit ?? '', units);
    return <LinesChart figure={figure} width={width} factor={factor} editing={editing} />;
  }
}
