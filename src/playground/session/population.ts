import type { PopulationSpec } from '../../recording/spec.ts';
import { rescaled, roundedProbabilities } from '../charts/figures/rescale.ts';
import { roundToPixel } from './places.ts';

/** A component of a population on a line. */
export interface Mode {
  weight: number;
  mean: number;
  scale: number;
}

/** More modes would have their handles on top of one another. */
const MOST = 6;
/** A mode of less weight, or of more, could no longer be seen, or leaves nothing of the others. */
const LEAST_WEIGHT = 0.01;
/** The narrowest and broadest that a mode is dragged to, as a share of the axis. */
const SCALES = [0.004, 0.4];

/** The modes of a population where a panel draws them on a line; null: nothing that can be dragged. */
export function editableModes(population: PopulationSpec | null | undefined): Mode[] | null {
  if (population?.kind !== 'mixture' || population.components.length > MOST) return null;
  if (population.components.some(({ mean }) => mean.length !== 1)) return null;
  const total = population.components.reduce((sum, { weight }) => sum + weight, 0);
  return population.components.map(({ weight, mean, covariance }) => ({
    weight: weight / total,
    mean: mean[0],
    scale: Math.sqrt(covariance[0][0]),
  }));
}

/** The modes with one changed, within the axis; the others make room for its weight. */
export function withMode(
  modes: readonly Mode[],
  index: number,
  change: Partial<Mode>,
  [low, high]: readonly [number, number],
): Mode[] {
  const { weight, mean, scale } = { ...modes[index], ...change };
  const most = 1 - LEAST_WEIGHT * (modes.length - 1);
  const weights =
    change.weight === undefined
      ? modes.map((mode) => mode.weight)
      : rescaled(
          modes.map((mode) => mode.weight),
          index,
          Math.min(most, Math.max(LEAST_WEIGHT, weight)),
        );
  const [narrow, broad] = SCALES.map((share) => share * (high - low));
  return modes.map((mode, other) =>
    other === index
      ? {
          weight: weights[other],
          mean: Math.min(high, Math.max(low, mean)),
          scale: Math.min(broad, Math.max(narrow, scale)),
        }
      : { ...mode, weight: weights[other] },
  );
}

/** The text of the control `population`: as few digits as tell the modes apart by eye. */
export function modesText(modes: readonly Mode[]): string {
  const pixel = Math.min(...modes.map(({ scale }) => scale)) / 10;
  const weights = roundedProbabilities(
    modes.map(({ weight }) => weight),
    3,
  );
  return JSON.stringify(
    modes.map(({ mean, scale }, index) => ({
      weight: weights[index],
      mean: roundToPixel(mean, pixel),
      scale: Number(scale.toPrecision(3)),
    })),
  );
}

/** Density of a mode's own share at its mean: w/(σ√(2π)). */
export function peakOf({ weight, scale }: Mode): number {
  return weight / (scale * Math.sqrt(2 * Math.PI));
}
