import { recordAt } from '../session/record-at.ts';
import { BAND_NAMES, type BandKind } from './curve-bands.ts';
import type { CurveLine } from './curve-lines.ts';

/** A step, or the mark of the finish; then a value for each further column; null where nothing was recorded. */
export type CurveRow = readonly [number | 'float64 finish', ...(number | null)[]];

/** `exact`: its values are as they were recorded; else they were worked out from such, and their last digits mean nothing. */
export interface CurveColumn {
  label: string;
  exact: boolean;
}

/** The numbers of the shown curves in rows, one a recorded step. Rows are made when they are looked at: there may be 10⁵. */
export interface CurveTable {
  columns: readonly CurveColumn[];
  count: number;
  row(index: number): CurveRow;
}

/**
 * `bandKind`: what the lines' bands hold. `unitOf`: what a unit is called, and by how much its values are multiplied. Where
 * curves are smoothed, the smoothed values stand first, as their line is the bold one.
 */
export function curveTable(
  lines: readonly CurveLine[],
  bandKind: BandKind | null,
  unitOf: (unit: string) => { factor: number; label: string },
): CurveTable {
  const columns = lines.flatMap(({ run, label, unit, band, smoothed }): CurveColumn[] => {
    const { label: unitLabel, factor } = unitOf(unit);
    const named = (what: string, exact = false) => ({
      label: `${label}${what}${unit ? ` (${unitLabel})` : ''}`,
      exact,
    });
    const bounds = band && bandKind ? ['low', 'high'].map((end) => named(`, ${BAND_NAMES[bandKind]}, ${end}`)) : [];
    const recorded = run !== null && !band && factor === 1;
    if (!smoothed) return [named('', recorded), ...bounds];
    return [named(', smoothed'), named(', not smoothed', recorded), ...bounds];
  });
  const steps = commonSteps(lines);
  const finish = lines.some((line) => line.finish !== null) ? 1 : 0;
  const rowAt = (index: number): CurveRow => {
    const atFinish = index >= steps.length;
    const values = lines.flatMap((line): (number | null)[] => {
      const by = unitOf(line.unit).factor;
      const record = atFinish ? -1 : recordAt(line.steps, steps[index]);
      const at = (curve: readonly number[]) => (record < 0 ? null : curve[record] * by);
      const value = atFinish ? line.finish && line.finish * by : at(line.values);
      return [
        ...(line.smoothed ? [at(line.smoothed)] : []),
        value,
        ...(line.band ? [at(line.band.low), at(line.band.high)] : []),
      ];
    });
    return [atFinish ? 'float64 finish' : steps[index], ...values];
  };
  return { columns: [{ label: 'step', exact: true }, ...columns], count: steps.length + finish, row: rowAt };
}

/** All of it, tab-separated with every digit: what a spreadsheet or a script takes. */
export function tableText(table: CurveTable): string {
  const rows = Array.from({ length: table.count }, (_, index) => table.row(index).map((cell) => cell ?? ''));
  return [table.columns.map(({ label }) => label), ...rows].map((row) => row.join('\t')).join('\n');
}

/** Every step that some line recorded, in order. */
function commonSteps(lines: readonly CurveLine[]): readonly number[] {
  const [first, ...others] = lines.map(({ steps }) => steps);
  if (!first) return [];
  if (others.every((steps) => steps.length === first.length && steps.at(-1) === first.at(-1))) return first;
  return [...Float64Array.from(new Set(lines.flatMap(({ steps }) => steps))).sort()];
}
