import { componentLogProb, type GaussianComponent, gaussianComponent } from '../../distributions/gaussian-component.ts';
import type { NaturalParameters } from '../../recording/recording.ts';
import type { PopulationSpec } from '../../recording/spec.ts';

type MixtureParameters = Extract<NaturalParameters, { kind: 'mixture' }>;

/** A component that still is a density, or one whose scale has run out of float64 and is a point of this weight. */
export type DrawnComponent =
  | { kind: 'density'; index: number; component: GaussianComponent; scale: number }
  | { kind: 'point'; index: number; weight: number; mean: readonly number[] };

/** Components in drawing order. Parameters that are not numbers (a run that broke) draw nothing. */
export function drawnComponents({ weights, means, covariances }: MixtureParameters): DrawnComponent[] {
  return weights.flatMap((weight, k): DrawnComponent[] => {
    const mean = means[k];
    if (!(weight > 0) || !mean.every(Number.isFinite)) return [];
    try {
      const component = gaussianComponent(Math.min(1, weight), mean, covariances[k]);
      return [{ kind: 'density', index: k, component, scale: component.chol[0][0] }];
    } catch {
      // A variance below float64's smallest number: the density is a spike however it is drawn.
      return [{ kind: 'point', index: k, weight, mean }];
    }
  });
}

export function populationComponents(population: PopulationSpec | null): GaussianComponent[] {
  if (population?.kind !== 'mixture') return [];
  const total = population.components.reduce((sum, { weight }) => sum + weight, 0);
  return population.components.map(({ weight, mean, covariance }) =>
    gaussianComponent(weight / total, mean, covariance),
  );
}

/** Weighted density of a component at (x, y); y is ignored in one dimension. */
export function densityAt(component: GaussianComponent, x: number, y = 0): number {
  return Math.exp(componentLogProb(component, x, y));
}

/** Where to sample a sum of components on [low, high]: an even grid, closer about each narrow component. */
export function samplePoints(
  components: readonly GaussianComponent[],
  low: number,
  high: number,
  count: number,
): number[] {
  const spacing = (high - low) / count;
  const points = Array.from({ length: count + 1 }, (_, index) => low + index * spacing);
  for (const { mean, chol } of components) {
    const scale = chol[0][0];
    if (scale > spacing * 4) continue;
    for (let z = -4; z <= 4; z += 0.5) {
      const point = mean[0] + z * scale;
      if (point > low && point < high) points.push(point);
    }
  }
  return points.sort((a, b) => a - b);
}
