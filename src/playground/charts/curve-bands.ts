import { median } from '../../statistics/median.ts';
import { quantiles } from '../../statistics/quantile.ts';
import { grownFrom } from './grown-from.ts';

/** Which part of the replicas a band holds. */
export type BandKind = 'quartiles' | 'tenths';

/** One curve a replica: [replica][record]. */
export type Columns = readonly (readonly number[])[];

export interface CurveBand {
  /** [record] */
  low: readonly number[];
  high: readonly number[];
}

const SHARES: Record<BandKind, [number, number]> = { quartiles: [0.25, 0.75], tenths: [0.1, 0.9] };

/** What a band holds, in words. */
export const BAND_NAMES: Record<BandKind, string> = { quartiles: 'quartiles', tenths: '10–90 %' };

/** Between which values the middle half (or eight tenths) of the replicas lies at each record, of columns [replica][record]. */
export function bandOf(columns: Columns, kind: BandKind): CurveBand {
  const both = grownFrom(columns, recordsOf(columns), kind, (record) =>
    quantiles(rowOf(columns, record), SHARES[kind]),
  );
  return {
    low: grownFrom(both, both.length, 'low', (record) => both[record][0]),
    high: grownFrom(both, both.length, 'high', (record) => both[record][1]),
  };
}

/** The middle replica's value at each record. */
export function medianOf(columns: Columns): readonly number[] {
  return grownFrom(columns, recordsOf(columns), 'median', (record) => median(rowOf(columns, record)));
}

/** All replicas' values at a record. */
export function rowOf(columns: Columns, record: number): number[] {
  return columns.map((column) => column[record]);
}

function recordsOf(columns: Columns): number {
  return columns[0]?.length ?? 0;
}
