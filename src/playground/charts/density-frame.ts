import type { GaussianComponent } from '../../distributions/gaussian-component.ts';
import type { RunSpec } from '../../recording/spec.ts';
import { leastAndMost } from './least-and-most.ts';
import { densityAt, populationComponents } from './mixture-density.ts';

/** A density panel's axes, which all of a plan share, so that columns compare; and what its run was fitted to. */
export interface DensityFrame {
  domain: [number, number];
  /** Density at the panel's top. */
  height: number;
  data: number[];
  bins: { from: number; to: number; density: number }[];
  population: GaussianComponent[];
}

/** One frame a run, in the same order: runs may differ in their data too. */
export function densityFrames(specs: readonly RunSpec[]): DensityFrame[] {
  const seen = specs.map(({ data, population }) => ({
    data: data ? data.train.map(([y]) => y) : [],
    population: populationComponents(population),
  }));
  const domain = domainOf(seen);
  const width = binWidth(seen.find(({ data }) => data.length > 0)?.data ?? [], domain);
  const grid = Array.from({ length: 201 }, (_, index) => domain[0] + (index / 200) * (domain[1] - domain[0]));
  const framed = seen.map((each) => ({ ...each, bins: histogram(each.data, domain, width) }));
  const heights = framed.map(({ bins, population }) => {
    const peak = Math.max(
      0,
      ...bins.map(({ density }) => density),
      ...grid.map((at) => population.reduce((sum, component) => sum + densityAt(component, at), 0)),
    );
    // Fits are taller than what they are fitted to: over a population by a factor of two, where Q sits on one mode of two.
    return (peak || 1) * (population.length ? 2.2 : 1.4);
  });
  return framed.map((each) => ({ ...each, domain, height: Math.max(...heights) }));
}

function domainOf(seen: readonly Pick<DensityFrame, 'data' | 'population'>[]): [number, number] {
  const ends = seen.flatMap(({ data, population }) => [
    ...data,
    ...population.flatMap(({ mean, covariance }) => [-4, 4].map((z) => mean[0] + z * Math.sqrt(covariance[0][0]))),
  ]);
  if (ends.length === 0) ends.push(-4, 4);
  const [least, most] = leastAndMost(ends);
  const pad = (most - least || 1) * (seen.some(({ data }) => data.length) ? 0.08 : 0.02);
  return [least - pad, most + pad];
}

/** Bin width by Freedman and Diaconis (1981), between 24 and 48 bins. */
function binWidth(data: readonly number[], [low, high]: [number, number]): number {
  const sorted = Float64Array.from(data).sort();
  const quantile = (p: number) => sorted[Math.round(p * (sorted.length - 1))];
  const ideal = (2 * (quantile(0.75) - quantile(0.25))) / Math.cbrt(data.length);
  return Math.min((high - low) / 24, Math.max((high - low) / 48, ideal || 0));
}

/** On edges shared by all columns. */
function histogram(data: readonly number[], [low, high]: [number, number], width: number): DensityFrame['bins'] {
  if (data.length === 0) return [];
  const count = Math.ceil((high - low) / width);
  const counts = new Array<number>(count).fill(0);
  for (const value of data) counts[Math.min(count - 1, Math.floor((value - low) / width))]++;
  return counts.map((inside, index) => ({
    from: low + index * width,
    to: low + (index + 1) * width,
    density: inside / data.length / width,
  }));
}
