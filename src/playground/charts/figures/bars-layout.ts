import type { BarsFigure } from '../../../experiment/figure.ts';

const LETTER = 6.6;

/** How labels under bars are written: level, slanted where they would touch, every `every`-th where even that is too many. */
export interface BarLabels {
  slanted: boolean;
  every: number;
  /** Room below the base line, in pixels. */
  room: number;
}

export function barLabels(labels: readonly string[], slot: number): BarLabels {
  const longest = LETTER * Math.max(1, ...labels.map((label) => label.length));
  if (longest <= slot - 4) return { slanted: false, every: 1, room: 24 };
  // Short labels, such as numbers, read better level and thinned.
  if (longest <= 28) return { slanted: false, every: Math.ceil((longest + 6) / slot), room: 24 };
  const room = Math.min(84, 16 + longest * 0.64);
  return { slanted: true, every: Math.max(1, Math.ceil(15 / slot)), room };
}

/** Left edge and width of each series' bar within a slot. */
export function barsInSlot(slot: number, series: number): { left: number[]; width: number } {
  const gap = slot > 24 ? Math.min(28, slot * 0.24) : slot * 0.12;
  const each = Math.min(64, (slot - gap) / series);
  const from = (slot - each * series) / 2;
  const between = each > 8 ? 2 : 0;
  return {
    left: Array.from({ length: series }, (_, index) => from + index * each),
    width: Math.max(1, each - between),
  };
}

/** Finite values of all series. */
export function barValues({ series }: BarsFigure): number[] {
  return series.flatMap(({ values }) => values.filter(Number.isFinite));
}
