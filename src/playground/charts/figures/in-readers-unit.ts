import type { Figure, FigureAxis } from '../../../experiment/figure.ts';
import { formatSentence } from '../../format/sentence.ts';
import { displayUnit, type InformationUnit } from '../../format/units.ts';

/** A figure whose numbers in nats are in the reader's unit, those in its words too; everything else as it was. */
export function inReadersUnit(figure: Figure, units: InformationUnit): Figure {
  const title = formatSentence(figure.title, units);
  const said = <Named extends { label: string }>(named: Named) => ({
    ...named,
    label: formatSentence(named.label, units),
  });
  const scaled = (unit: string | undefined) => displayUnit(unit ?? '', units).factor;
  switch (figure.kind) {
    case 'bars': {
      const { factor, label } = displayUnit(figure.unit, units);
      const series = figure.series.map((each) => ({
        ...said(each),
        values: each.values.map((value) => value * factor),
      }));
      return { ...figure, title, unit: label, series };
    }
    case 'lines': {
      const [byX, byY] = [scaled(figure.x.unit), scaled(figure.y.unit)];
      const lines = figure.lines.map((line) => ({
        ...said(line),
        points: line.points.map(([x, ...ys]) => [x * byX, ...ys.map((y) => y * byY)]),
      }));
      const handles = figure.handles?.map((handle) => ({ ...said(handle), x: handle.x * byX }));
      return { ...figure, title, x: inUnit(said(figure.x), units), y: inUnit(said(figure.y), units), lines, handles };
    }
    case 'table': {
      const shown = figure.columns.map(({ unit }) => displayUnit(unit ?? '', units));
      const columns = figure.columns.map((column, index) => ({ ...said(column), unit: shown[index].label }));
      const rows = figure.rows.map((row) =>
        row.map((cell, column) =>
          typeof cell === 'number' ? cell * shown[column].factor : formatSentence(cell, units),
        ),
      );
      return { ...figure, title, columns, rows };
    }
    case 'grid': {
      const { factor, label } = displayUnit(figure.unit, units);
      return { ...figure, title, unit: label, values: figure.values.map((row) => row.map((value) => value * factor)) };
    }
  }
}

function inUnit(axis: FigureAxis, units: InformationUnit): FigureAxis {
  return { ...axis, unit: displayUnit(axis.unit ?? '', units).label };
}
