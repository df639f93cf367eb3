import type { BarsFigure, Figure, GridFigure, LinesFigure, TableFigure } from '../../../experiment/figure.ts';
import { unitText } from './unit-text.ts';

export type FigureTable = Pick<TableFigure, 'columns' | 'rows'>;

/** The numbers of a figure in rows: what a drawing says to those who would rather read it. */
export function figureTable(figure: Figure): FigureTable {
  if (figure.kind === 'bars') return tableOfBars(figure);
  if (figure.kind === 'lines') return tableOfLines(figure);
  if (figure.kind === 'grid') return tableOfGrid(figure);
  return figure;
}

function tableOfBars({ labels, series, unit }: BarsFigure): FigureTable {
  return {
    columns: [{ label: '' }, ...series.map(({ label }) => ({ label, unit }))],
    rows: labels.map((label, index) => [label, ...series.map(({ values }) => values[index] ?? '')]),
  };
}

/** One row an x, one column a line (a band has two); lines that revisit an x take further rows of it. */
function tableOfLines({ x, y, lines }: LinesFigure): FigureTable {
  const columns: FigureTable['columns'][number][] = [{ label: x.label, unit: x.unit }];
  const rows = new Map<number, (string | number)[][]>();
  for (const { label, mark, points } of lines) {
    const first = columns.length;
    const names = mark === 'band' ? [`${label}, lower`, `${label}, upper`] : [label];
    columns.push(...names.map((name) => ({ label: name, unit: y.unit })));
    const visits = new Map<number, number>();
    for (const [at, ...values] of points) {
      const visit = visits.get(at) ?? 0;
      visits.set(at, visit + 1);
      const here = rows.get(at) ?? [];
      rows.set(at, here);
      here[visit] ??= [at];
      values.forEach((value, index) => {
        here[visit][first + index] = value;
      });
    }
  }
  const sorted = [...rows].sort(([a], [b]) => a - b).flatMap(([, here]) => here);
  return { columns, rows: sorted.map((row) => columns.map((_, index) => row[index] ?? '')) };
}

function tableOfGrid({ x, y, values, unit }: GridFigure): FigureTable {
  const corner = `${y.label} ↓ ${x.label} →${unitText(unit)}`;
  return {
    columns: [{ label: corner }, ...x.ticks.map((label) => ({ label }))],
    rows: values.map((row, index) => [y.ticks[index] ?? '', ...row]),
  };
}
