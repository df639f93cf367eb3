import { formatNumber } from '../format/numbers.ts';

/** Relative to max(1, |least|), what the rounding of training makes of one optimum. */
const ROUNDING = 1e-9;

/** Which of a column's scores are its lowest: the least, what reads the same as it, and what rounding cannot tell from it. NaN never is. */
export function lowestScores(scores: readonly (number | null)[]): boolean[] {
  const least = Math.min(...scores.filter((score): score is number => score !== null && !Number.isNaN(score)));
  const isLowest = (score: number) =>
    score === least ||
    score - least <= ROUNDING * Math.max(1, Math.abs(least)) ||
    formatNumber(score) === formatNumber(least);
  return scores.map((score) => score !== null && !Number.isNaN(score) && isLowest(score));
}
