import { GaussianMixture } from '../../src/distributions/mixture.ts';
import type { TheoryLine } from '../../src/experiment/experiment.ts';
import { findObjective } from '../../src/objectives/registry.ts';
import type { PopulationSpec } from '../../src/recording/spec.ts';
import { determinant } from '../measure.ts';
import { type Optimum, reverseOptima } from './optima.ts';

/** What the claims know of P and of where training may end, found without any training. */
export interface Facts {
  population: PopulationSpec;
  components: number;
  /** P's own moments, which forward KL's optimum shares, and its entropy in nats. */
  mean: number[];
  covariance: number[][];
  entropy: number;
  /** −ln max P: no Q is likelier under P than P's highest point. */
  peak: number;
  /** KL(P, Q) of the one Gaussian with P's moments; 0 where Q has as many components as P; null where not known. */
  forwardKl: number | null;
  /** Lowest first; null where no run needs them. */
  reverse: { optima: Optimum[]; starts: number } | null;
}

export function populationFacts(
  population: Extract<PopulationSpec, { kind: 'mixture' }>,
  components: number,
  search: boolean,
): Facts {
  const p = new GaussianMixture(population.components);
  const [mean, covariance, entropy] = [p.mean(), p.covariance(), p.entropy().value];
  // Of the Gaussian with P's moments: H(P, Q) is its own entropy.
  const matched = 0.5 * (mean.length * Math.log(2 * Math.PI * Math.E) + Math.log(determinant(covariance))) - entropy;
  return {
    population,
    components,
    mean,
    covariance,
    entropy,
    peak: -Math.max(...p.components.map((component) => climb(p, component.mean))),
    forwardKl: components >= p.components.length ? 0 : components === 1 ? matched : null,
    reverse: search ? reverseOptima(p, components) : null,
  };
}

/** ln P at the top of the hill on which `from` stands, by gradient ascent that never goes down. */
function climb(p: GaussianMixture, from: readonly number[]): number {
  let y = [...from];
  let height = p.logProb(y);
  const slope = [0, 0];
  for (let step = 1; step > 1e-12; ) {
    p.logProbGradient(y, slope);
    const next = y.map((value, j) => value + step * slope[j]);
    const higher = p.logProb(next);
    if (higher > height) [y, height] = [next, higher];
    else step /= 2;
  }
  return height;
}

/** The level that each objective cannot pass, and the optima that are known. */
export function theoryLines(objectives: readonly string[], facts: Facts): TheoryLine[] {
  return objectives.flatMap((id, run): TheoryLine[] => {
    if (id === 'forward-kl' && facts.forwardKl !== null) {
      return [
        {
          label: facts.components === 1 ? 'the Gaussian with P’s moments' : 'Q = P',
          kind: 'proved',
          value: facts.forwardKl,
          run,
        },
      ];
    }
    if (id === 'reverse-kl' && facts.reverse) {
      return levels(facts.reverse.optima).map(({ kl }, index) => ({
        label: index === 0 ? `lowest of ${facts.reverse!.starts} searches` : 'local optimum',
        kind: index === 0 ? 'best of N' : 'stationary',
        value: kl,
        run,
      }));
    }
    const floor = lowerBound(id, facts);
    return floor === null ? [] : [{ label: floorName(id), kind: 'proved', value: floor, run }];
  });
}

/** What no Q can go below, in the objective's unit. */
export function lowerBound(id: string, { entropy, peak }: Facts): number | null {
  const bound = findObjective(id).lowerBound;
  switch (bound.kind) {
    case 'constant':
      return bound.value;
    case 'entropy-of-population':
      return entropy;
    case 'max-log-probability':
      return peak;
    case 'none':
      return null;
  }
}

export function floorName(id: string): string {
  const { kind } = findObjective(id).lowerBound;
  return kind === 'entropy-of-population' ? 'H(P)' : kind === 'max-log-probability' ? '−ln max P' : 'Q = P';
}

/** Optima that mirror one another share one line. */
function levels(optima: readonly Optimum[]): Optimum[] {
  return optima.filter(({ kl }, index) => index === 0 || Math.abs(kl - optima[index - 1].kl) > 1e-6);
}
