import type { PopulationSpec } from '../../recording/spec.ts';
import { roundToPixel } from './places.ts';

/** A component of a population in the plane. */
export interface PlaneMode {
  weight: number;
  mean: readonly [number, number];
  covariance: readonly (readonly number[])[];
}

/** More modes would have their handles on top of one another. */
const MOST = 12;
/** Digits of what is not dragged: a preset's own. */
const DIGITS = 6;

/** The modes of a population where a panel draws them in the plane; null: nothing that can be dragged. */
export function editablePlaneModes(population: PopulationSpec | null | undefined): PlaneMode[] | null {
  if (population?.kind !== 'mixture' || population.components.length > MOST) return null;
  if (population.components.some(({ mean }) => mean.length !== 2)) return null;
  return population.components.map(({ weight, mean: [across, upright], covariance }) => ({
    weight,
    mean: [across, upright],
    covariance,
  }));
}

/** The modes with one mean moved, within the axes. */
export function withPlaneMean(
  modes: readonly PlaneMode[],
  index: number,
  mean: readonly [number, number],
  axes: readonly [readonly [number, number], readonly [number, number]],
): PlaneMode[] {
  const within = (axis: 0 | 1) => Math.min(axes[axis][1], Math.max(axes[axis][0], mean[axis]));
  return modes.map((mode, other) => (other === index ? { ...mode, mean: [within(0), within(1)] } : mode));
}

/** The text of the control `population`: means in as few digits as tell the modes apart by eye. */
export function planeModesText(modes: readonly PlaneMode[]): string {
  const pixel = Math.min(...modes.flatMap(({ covariance }) => covariance.map((row, j) => Math.sqrt(row[j])))) / 10;
  const short = (value: number) => Number(value.toPrecision(DIGITS));
  return JSON.stringify(
    modes.map(({ weight, mean, covariance }) => ({
      weight: short(weight),
      mean: mean.map((value) => roundToPixel(value, pixel)),
      covariance: covariance.map((row) => row.map(short)),
    })),
  );
}
