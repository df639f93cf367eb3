import type { TheoryLine } from '../../experiment/experiment.ts';
import { formatNumber } from '../format/numbers.ts';
import type { CurveLine } from './curve-lines.ts';

/** A value that lies beneath the curves as a dashed line. */
export interface CurveLevel {
  words: string;
  /** How we know it; null: it needs no proof. */
  kind: TheoryLine['kind'] | null;
  /** In the unit that is shown. */
  value: number;
  /** Decides the colour; null: it belongs to no one run. */
  run: number | null;
  /** Of the curves that it is beneath; null: of all, whatever their unit. */
  unit: string | null;
  /** A slope instead of a level: `value` at step `from`, and by how much it changes a step. */
  slope?: { from: number; perStep: number };
}

/** What theory says of the losses, in the units that are shown. */
export function theoryLevels(
  theory: readonly TheoryLine[],
  lines: readonly CurveLine[],
  factor: (unit: string) => number,
): CurveLevel[] {
  return theory.map(({ label, kind, value, run, slope }) => {
    const unit = lines.find((line) => line.run === (run ?? 0))?.unit ?? '';
    const by = factor(unit);
    const level: CurveLevel = { words: label, kind, value: value * by, run: run ?? null, unit };
    return slope ? { ...level, slope: { from: slope.from, perStep: slope.perStep * by } } : level;
  });
}

/** Where neither of two runs is better. */
export const NO_DIFFERENCE: CurveLevel = { words: 'no difference', kind: null, value: 0, run: null, unit: null };

/** "mean r² of least squares = 8.516 (proved)" */
export function levelText({ words, kind, value, slope }: CurveLevel): string {
  if (slope) return `${words} (${kind})`;
  return kind === null ? words : `${words} = ${formatNumber(value)} (${kind})`;
}

/** Points along a slope: an axis that is not linear bends it. */
const SLOPE_POINTS = 64;

/** The steps and values of a predicted slope, from where it begins to the end of the step axis, ahead of the curve; none of a level. */
export function slopePoints({ value, slope }: CurveLevel, reach: number): [step: number, value: number][] {
  if (!slope) return [];
  const last = Math.max(slope.from, reach);
  return Array.from({ length: SLOPE_POINTS + 1 }, (_, index) => {
    const after = ((last - slope.from) * index) / SLOPE_POINTS;
    return [slope.from + after, value + slope.perStep * after];
  });
}
