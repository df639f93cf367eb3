import type { Density } from '../../src/distributions/distribution.ts';
import { expectation } from '../../src/distributions/expectation.ts';
import type { GaussianMixture } from '../../src/distributions/mixture.ts';
import type { Estimate } from '../../src/information/quadrature.ts';
import { overSpacings, spacings } from './binades.ts';
import { type DensitySpec, densityOf, moved, narrowest } from './densities.ts';

/** What theory says of the density, and how it will be sampled. */
export interface Facts {
  /** As it is by itself, and where it is moved to. */
  centred: DensitySpec;
  placed: DensitySpec;
  stretch: number;
  /** e^{−h(X)}/2: the stretch that makes h(aX) = −ln 2. */
  narrowing: number;
  seed: number;
  replicas: number;
  octaves: number;
  /** h(X), nats: in closed form, null for a mixture; by quadrature; and whichever is the more exact. */
  closedForm: number | null;
  quadrature: Estimate;
  entropy: number;
  /** Standard deviation of −ln p(y), nats: a sample mean of n draws misses h by it over √n. */
  deviation: number;
  /** Of −ln p(y); 1, the least there is, where nothing varies. */
  kurtosis: number;
  /** Variance of y. */
  variance: number;
  narrowest: number;
  /** How many units H(X_Δ) + ln Δ is above h(X) for a small Δ: coefficient·Δ^power, or at most that (see `gap`). */
  gap: Gap;
  /** Steps Δ, powers of 2 from the coarsest to the finest, units of y. */
  steps: number[];
  /** Where floats of the placed density lie: coarsest first. */
  spacings: { spacing: number; share: number }[];
  /** The Δ at which H(X_Δ) of float32 numbers stops rising, by theory: e^{E ln spacing}, units of y. */
  floatStep: number;
  /** The same density with its mean at other distances from 0, with that Δ. */
  distances: { location: number; spec: DensitySpec; floatStep: number; coarsest: number }[];
}

export interface Gap {
  coefficient: number;
  power: 1 | 2;
  /** Whether it is the gap itself to leading order, or a bound on it. */
  kind: 'law' | 'bound';
}

/** Steps below the one where floats break, and above the scale. */
const BELOW = 5;
const ABOVE = 1;
/** Distances from 0, as powers of 4 of the density's standard deviation. */
const DISTANCES = 10;
/** See `chosenDensity`: nearer than that to each other, floats would not resolve the density. */
const FURTHEST = 1e5;

export function densityFacts(
  { centred, placed }: { centred: DensitySpec; placed: DensitySpec },
  settings: { stretch: number; seed: number; replicas: number; octaves: number },
): Facts {
  const density = densityOf(centred);
  const known = density.entropy();
  const closedForm = known.error === 0 ? known.value : null;
  const quadrature = expectation(density, (y) => -density.logProb(y));
  const entropy = closedForm ?? quadrature.value;
  const moment = (power: number) => expectation(density, (y) => (-density.logProb(y) - entropy) ** power).value;
  const second = moment(2);
  const variance = density.covariance()[0][0];
  const least = narrowest(centred);
  const found = spacings(placed, densityOf(placed));
  const floatStep = stepOf(found);
  return {
    centred,
    placed,
    ...settings,
    narrowing: Math.exp(-entropy) / 2,
    closedForm,
    quadrature,
    entropy,
    deviation: Math.sqrt(second),
    kurtosis: second > 0 ? moment(4) / second ** 2 : 1,
    variance,
    narrowest: least,
    gap: gapOf(centred, density),
    steps: stepsBetween(Math.sqrt(variance), floatStep),
    spacings: found,
    floatStep,
    distances: distancesOf(moved(centred, 1, -density.mean()[0]), Math.sqrt(variance), least),
  };
}

function stepOf(found: Facts['spacings']): number {
  return Math.exp(overSpacings(found, Math.log));
}

function stepsBetween(deviation: number, floatStep: number): number[] {
  const [high, low] = [Math.floor(Math.log2(deviation)) + ABOVE, Math.floor(Math.log2(floatStep)) - BELOW];
  return Array.from({ length: high - low + 1 }, (_, i) => 2 ** (high - i));
}

/** `atZero` has a mean of 0: how far it is moved is then how far from 0 it lies. */
function distancesOf(atZero: DensitySpec, deviation: number, least: number): Facts['distances'] {
  const all = Array.from({ length: DISTANCES + 1 }, (_, j) => deviation * 4 ** j);
  return all
    .filter((location) => location <= FURTHEST * least || location === deviation)
    .map((location) => {
      const spec = moved(atZero, 1, location);
      const found = spacings(spec, densityOf(spec));
      const felt = found.filter(({ share }) => share > 1e-6);
      return { location, spec, floatStep: stepOf(found), coarsest: felt[0].spacing };
    });
}

/**
 * H(X_Δ) + ln Δ − h(X) = Σ_cells P(cell)·KL(p within the cell, uniform) ≥ 0. In a small cell p is a straight line of
 * relative slope (ln p)′: KL is Δ²(ln p)′²/24, so that the sum is Δ²J/24 with J Fisher's information of location. A
 * uniform density differs from its cell's in two cells at most, by at most −x ln x ≤ 1/e of a full cell each.
 */
function gapOf(spec: DensitySpec, density: Density): Gap {
  if (spec.kind === 'uniform') return { coefficient: 2 / (Math.E * spec.scale), power: 1, kind: 'bound' };
  if (spec.kind === 'laplacian') return { coefficient: 1 / (24 * spec.scale ** 2), power: 2, kind: 'law' };
  const mixture = density as GaussianMixture;
  const slope = [0];
  const information = expectation(mixture, (y) => {
    mixture.logProbGradient(y, slope);
    return slope[0] ** 2;
  });
  return { coefficient: information.value / 24, power: 2, kind: 'law' };
}

/** By how much H(X_Δ) + ln Δ is above h(X) in real numbers, or at most is; nats. */
export function gapAt({ coefficient, power }: Gap, delta: number): number {
  return coefficient * delta ** power;
}

/** By how much rounding to float32 takes H(X_Δ) below what it is in real numbers: E min(0, ln(Δ/spacing)), nats. */
export function floatShortfall(found: Facts['spacings'], delta: number): number {
  return overSpacings(found, (spacing) => Math.min(0, Math.log(delta / spacing)));
}
