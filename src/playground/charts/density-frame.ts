import type { GaussianComponent } from '../../distributions/gaussian-component.ts';
import type { RunSpec } from '../../recording/spec.ts';
import { densityAt, populationComponents } from './mixture-density.ts';

/** What all density panels of a plan share, so that columns compare: the axes, the data, the population. */
export interface DensityFrame {
  domain: [number, number];
  /** Density at the panel's top. */
  height: number;
  data: number[];
  bins: { from: number; to: number; density: number }[];
  population: GaussianComponent[];
}

export function densityFrame(spec: RunSpec): DensityFrame {
  const data = spec.data ? spec.data.train.map((row) => row[0]) : [];
  const population = populationComponents(spec.population);
  const ends = [
    ...data,
    ...population.flatMap(({ mean, covariance }) => [-4, 4].map((z) => mean[0] + z * Math.sqrt(covariance[0][0]))),
  ];
  if (ends.length === 0) ends.push(-4, 4);
  const [least, most] = [Math.min(...ends), Math.max(...ends)];
  const pad = (most - least || 1) * (data.length ? 0.08 : 0.02);
  const domain: [number, number] = [least - pad, most + pad];
  const bins = histogram(data, domain);
  const grid = Array.from({ length: 201 }, (_, index) => domain[0] + (index / 200) * (domain[1] - domain[0]));
  const peak = Math.max(
    0,
    ...bins.map(({ density }) => density),
    ...grid.map((at) => population.reduce((sum, component) => sum + densityAt(component, at), 0)),
  );
  // Fits are taller than what they are fitted to: over a population by a factor of two, where Q sits on one mode of two.
  return { domain, height: (peak || 1) * (population.length ? 2.2 : 1.4), data, bins, population };
}

/** Bin width by Freedman and Diaconis (1981), between 24 and 48 bins, on round edges shared by all columns. */
function histogram(data: readonly number[], [low, high]: [number, number]): DensityFrame['bins'] {
  if (data.length === 0) return [];
  const sorted = Float64Array.from(data).sort();
  const quantile = (p: number) => sorted[Math.round(p * (sorted.length - 1))];
  const ideal = (2 * (quantile(0.75) - quantile(0.25))) / Math.cbrt(data.length);
  const width = Math.min((high - low) / 24, Math.max((high - low) / 48, ideal || 0));
  const count = Math.ceil((high - low) / width);
  const counts = new Array<number>(count).fill(0);
  for (const value of data) counts[Math.min(count - 1, Math.floor((value - low) / width))]++;
  return counts.map((inside, index) => ({
    from: low + index * width,
    to: low + (index + 1) * width,
    density: inside / data.length / width,
  }));
}
