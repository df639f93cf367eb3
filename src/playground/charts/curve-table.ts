import { recordAt } from '../session/record-at.ts';
import { BAND_NAMES, type BandKind } from './curve-bands.ts';
import type { CurveLine } from './curve-lines.ts';

/** A step, or the mark of the finish; then a value for each further column; null where nothing was recorded. */
export type CurveRow = readonly [number | 'float64 finish', ...(number | null)[]];

/** The numbers of the shown curves in rows, one a recorded step. Rows are made when they are looked at: there may be 10⁵. */
export interface CurveTable {
  columns: readonly string[];
  count: number;
  row(index: number): CurveRow;
}

/** `bandKind`: what the lines' bands hold. `unitOf`: what a unit is called, and by how much its values are multiplied. */
export function curveTable(
  lines: readonly CurveLine[],
  bandKind: BandKind | null,
  unitOf: (unit: string) => { factor: number; label: string },
): CurveTable {
  const columns = lines.flatMap(({ label, unit, band, smoothed }) => {
    const named = (what: string) => `${label}${what}${unit ? ` (${unitOf(unit).label})` : ''}`;
    const bounds = band && bandKind ? ['low', 'high'].map((end) => named(`, ${BAND_NAMES[bandKind]}, ${end}`)) : [];
    return [named(''), ...bounds, ...(smoothed ? [named(', smoothed')] : [])];
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
        value,
        ...(line.band ? [at(line.band.low), at(line.band.high)] : []),
        ...(line.smoothed ? [at(line.smoothed)] : []),
      ];
    });
    return [atFinish ? 'float64 finish' : steps[index], ...values];
  };
  return { columns: ['step', ...columns], count: steps.length + finish, row: rowAt };
}

/** All of it, tab-separated with every digit: what a spreadsheet or a script takes. */
export function tableText(table: CurveTable): string {
  const rows = Array.from({ length: table.count }, (_, index) => table.row(index).map((cell) => cell ?? ''));
  return [table.columns, ...rows].map((row) => row.join('\t')).join('\n');
}

/** Every step that some line recorded, in order. */
function commonSteps(lines: readonly CurveLine[]): readonly number[] {
  const [first, ...others] = lines.map(({ steps }) => steps);
  if (!first) return [];
  if (others.every((steps) => steps.length === first.length && steps.at(-1) === first.at(-1))) return first;
  return [...Float64Array.from(new Set(lines.flatMap(({ steps }) => steps))).sort()];
}
