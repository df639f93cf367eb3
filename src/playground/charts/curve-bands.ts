import { median } from '../../statistics/median.ts';
import { quantiles } from '../../statistics/quantile.ts';
import { grownFrom } from './grown-from.ts';

/** Which part of the replicas a band holds. */
export type BandKind = 'quartiles' | 'tenths';

export interface CurveBand {
  /** [record] */
  low: readonly number[];
  high: readonly number[];
}

const SHARES: Record<BandKind, [number, number]> = { quartiles: [0.25, 0.75], tenths: [0.1, 0.9] };

/** What a band holds, in words. */
export const BAND_NAMES: Record<BandKind, string> = { quartiles: 'quartiles', tenths: '10–90 %' };

/** Between which values the middle half (or eight tenths) of the replicas lies at each record, of rows [record][replica]. */
export function bandOf(rows: readonly (readonly number[])[], kind: BandKind): CurveBand {
  const both = grownFrom(rows, kind, (row) => quantiles(row, SHARES[kind]));
  return {
    low: grownFrom(both, 'low', ([low]) => low),
    high: grownFrom(both, 'high', ([, high]) => high),
  };
}

/** The middle replica's value at each record. */
export function medianOf(rows: readonly (readonly number[])[]): readonly number[] {
  return grownFrom(rows, 'median', median);
}

/** One replica's values. */
export function replicaOf(rows: readonly (readonly number[])[], replica: number): readonly number[] {
  return grownFrom(rows, `replica ${replica}`, (row) => row[replica]);
}
