import { GaussianMixture } from '../../src/distributions/mixture.ts';
import type { TheoryLine } from '../../src/experiment/experiment.ts';
import { entropy } from '../../src/information/entropy.ts';
import type { PopulationSpec, RunSpec } from '../../src/recording/spec.ts';
import { climb } from '../climb.ts';
import { determinant } from '../measure.ts';
import type { NamedTable } from '../probability-tables.ts';

export type Side = 'table' | 'density';
export type Direction = 'reverse' | 'forward';

/** What theory says, and which planned run is which. */
export interface Facts {
  table: TableFacts | null;
  density: DensityFacts | null;
  runs: { side: Side; direction: Direction }[];
  /** Plain gradient descent at a constant rate, for which the rates of approach are known. */
  plain: boolean;
}

/** A table without its impossible outcomes: to draw one of them would cost ∞. */
export interface TableFacts extends NamedTable {
  /** How many impossible outcomes were left out. */
  impossible: number;
  /** −ln max P, and H(P), nats. */
  floor: number;
  entropy: number;
  /** The likeliest outcomes: one, or several that tie. */
  likeliest: number[];
  /** Are all others at least a little less likely, or is there an outcome too near to tell? */
  clear: boolean;
}

/** Outcomes that miss the largest probability by rounding tie with it; by less than `NEAR`, they are too near to tell. */
const TIE = 1e-12;
const NEAR = 0.02;

export function tableFacts({ labels, probabilities }: NamedTable): TableFacts {
  const kept = probabilities.flatMap((p, outcome) => (p > 0 ? [outcome] : []));
  const possible = kept.map((outcome) => probabilities[outcome]);
  const largest = Math.max(...possible);
  const within = (share: number) => possible.flatMap((p, k) => (p >= largest * (1 - share) ? [k] : []));
  return {
    labels: kept.map((outcome) => labels[outcome]),
    probabilities: possible,
    impossible: probabilities.length - kept.length,
    floor: -Math.log(largest),
    entropy: entropy(possible),
    likeliest: within(TIE),
    clear: within(TIE).length === within(NEAR).length,
  };
}

/** The outcomes that count as likeliest in a claim about mass: with those too near to tell. */
export function nearlyLikeliest({ probabilities }: TableFacts): number[] {
  const largest = Math.max(...probabilities);
  return probabilities.flatMap((p, k) => (p >= largest * (1 - NEAR) ? [k] : []));
}

export interface DensityFacts {
  population: Extract<PopulationSpec, { kind: 'mixture' }>;
  dimension: 1 | 2;
  /** Tops of P's hills, highest first, and −ln p there, nats. */
  modes: { at: number[]; level: number }[];
  /** P's own moments, which the forward fit shares, and the forward fit's H(P, Q), nats. */
  mean: number[];
  covariance: number[][];
  forward: number;
  /**
   * The sharpest that −ln P can bend, in standard deviations of P: plain gradient descent is stable up to 2 over it, and is given
   * at most 1 over it.
   */
  sharpest: number;
}

/** Tops of hills nearer than this, in standard deviations of P, are one. */
const SAME = 1e-3;

export function densityFacts(population: DensityFacts['population']): DensityFacts {
  const p = new GaussianMixture(population.components);
  const [mean, covariance] = [p.mean(), p.covariance()];
  const modes: DensityFacts['modes'] = [];
  for (const component of p.components) {
    const { at, height } = climb(p, component.mean);
    const near = (other: { at: number[] }) => standardisedDistance(other.at, at, covariance) < SAME;
    if (!modes.some(near)) modes.push({ at, level: -height });
  }
  const d = mean.length as 1 | 2;
  const standardised = p.components.map(({ covariance: own }) =>
    own.map((row, i) => row.map((value, j) => value / Math.sqrt(covariance[i][i] * covariance[j][j]))),
  );
  return {
    population,
    dimension: d,
    modes: modes.sort((a, b) => a.level - b.level),
    mean,
    covariance,
    forward: 0.5 * (d * Math.log(2 * Math.PI * Math.E) + Math.log(determinant(covariance))),
    sharpest: 1 / Math.min(...standardised.map(leastVariance)),
  };
}

/** How far apart two points are, each axis in standard deviations of P. */
export function standardisedDistance(
  a: readonly number[],
  b: readonly number[],
  covariance: readonly (readonly number[])[],
): number {
  return Math.hypot(...a.map((value, j) => (value - b[j]) / Math.sqrt(covariance[j][j])));
}

/** The smaller eigenvalue. */
function leastVariance(covariance: readonly (readonly number[])[]): number {
  const [[a, b = 0], [, c] = [0, a]] = covariance;
  return (a + c) / 2 - Math.hypot((a - c) / 2, b);
}

/**
 * Plain gradient descent at rate η comes to a table's floor as c/(ηt). Of n outcomes that lose, g_k is what outcome k still costs, G their sum, and S = Σ q²
 * over the winners: dG/dt = −η(Σ g_k² + S·G²), with G²/n ≤ Σ g_k² ≤ G². So c lies between 1/(1 + S) and 1/(S + 1/n), where
 * all losers cost the same; for one winner, between ½ and 1 − 1/m.
 */
export function tableRate(
  { likeliest, probabilities }: TableFacts,
  q: readonly number[],
): { least: number; most: number } {
  const losers = probabilities.length - likeliest.length;
  const concentration = likeliest.reduce((sum, k) => sum + q[k] ** 2, 0);
  return { least: 1 / (1 + concentration), most: 1 / (concentration + 1 / losers) };
}

/**
 * A Gaussian's ln σ falls at ηhσ², where −ln p bends by h, so that σ² tends to 1/(2ηht) and the gap ½hσ² to 1/(4ηt) for each
 * dimension: neither the population nor the unit of y is in it.
 */
export function densityRate({ dimension }: DensityFacts): number {
  return dimension / 4;
}

/** The step that a density is trained with. */
export function densityLearningRate({ sharpest }: DensityFacts, learningRate: number, plain: boolean): number {
  return plain ? Math.min(learningRate, 1 / sharpest) : learningRate;
}

export function theoryLines({ table, density, runs }: Facts): TheoryLine[] {
  return runs.flatMap(({ side, direction }, run): TheoryLine[] => {
    const line = (label: string, kind: TheoryLine['kind'], value: number) => ({ label, kind, value, run });
    if (side === 'table' && table) {
      return [
        direction === 'reverse' ? line('−log max P', 'proved', table.floor) : line('H(P)', 'proved', table.entropy),
      ];
    }
    if (!density) return [];
    if (direction === 'forward') return [line('the Gaussian with P’s moments', 'proved', density.forward)];
    return density.modes.map(({ level }, k) =>
      k === 0 ? line('−log max P', 'proved', level) : line('−log P at another mode', 'stationary', level),
    );
  });
}

export function learningRateOf({ optimizer }: RunSpec): number {
  const rate = optimizer.learningRate;
  return Array.isArray(rate) ? rate[0] : rate;
}
