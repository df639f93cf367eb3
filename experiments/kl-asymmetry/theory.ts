import { GaussianMixture } from '../../src/distributions/mixture.ts';
import type { TheoryLine } from '../../src/experiment/experiment.ts';
import { findObjective, OBJECTIVES } from '../../src/objectives/registry.ts';
import type { PopulationSpec } from '../../src/recording/spec.ts';
import { climb } from '../climb.ts';
import { determinant } from '../measure.ts';
import { FDivergence, fIntegrand } from './f-divergence.ts';
import { type Optimum, reverseOptima, type Search, searchOptima } from './optima.ts';

/** What the claims know of P and of where training may end, found without any training. */
export interface Facts {
  population: PopulationSpec;
  components: number;
  /** P's own moments, which forward KL's optimum shares (without the covariance, where Q is diagonal); its entropy, nats. */
  mean: number[];
  covariance: number[][];
  entropy: number;
  /** −ln max P: no Q is likelier under P than P's highest point. */
  peak: number;
  /** KL(P, Q) of the one Gaussian with P's moments; 0 where Q has as many components as P; null where not known. */
  forwardKl: number | null;
  /** Diagonal covariances: Q cannot lean. */
  diagonal: boolean;
  /** Local optima by objective, lowest first, of the objectives that are trained and can be searched. */
  searched: Partial<Record<string, Search>>;
  /** Those of reverse KL; null where no run needs them. */
  reverse: Search | null;
}

export function populationFacts(
  population: Extract<PopulationSpec, { kind: 'mixture' }>,
  components: number,
  { objectives, alpha, diagonal }: { objectives: readonly string[]; alpha: number; diagonal: boolean },
): Facts {
  const p = new GaussianMixture(population.components);
  const [mean, covariance, entropy] = [p.mean(), p.covariance(), p.entropy().value];
  const leaning = !diagonal || p.components.every(({ covariance }) => mean.length === 1 || covariance[0][1] === 0);
  // Of the Gaussian with P's moments, or with those that Q can have: H(P, Q) is its own entropy.
  const fitted = diagonal ? covariance.map((row, i) => row.map((value, j) => (i === j ? value : 0))) : covariance;
  const matched = 0.5 * (mean.length * Math.log(2 * Math.PI * Math.E) + Math.log(determinant(fitted))) - entropy;
  const searched: Facts['searched'] = {};
  for (const id of objectives) {
    if (id === 'reverse-kl') searched[id] = reverseOptima(p, components, diagonal);
    const integrand = fIntegrand(id, alpha);
    if (integrand && mean.length === 1 && components === 1) {
      searched[id] = searchOptima(new FDivergence(p, integrand), p, components);
    }
  }
  return {
    population,
    components,
    diagonal,
    mean,
    covariance: fitted,
    entropy,
    peak: -Math.max(...p.components.map((component) => climb(p, component.mean).height)),
    forwardKl: components >= p.components.length && leaning ? 0 : components === 1 ? matched : null,
    searched,
    reverse: searched['reverse-kl'] ?? null,
  };
}

/** How far apart the modes of an equal pair on the line are, in their common scale; null for any other population. */
export function pairSeparation({ components }: Extract<PopulationSpec, { kind: 'mixture' }>): number | null {
  if (components.length !== 2) return null;
  const [a, b] = components;
  const equal = a.mean.length === 1 && a.weight === b.weight && a.covariance[0][0] === b.covariance[0][0];
  return equal ? Math.abs(a.mean[0] - b.mean[0]) / Math.sqrt(a.covariance[0][0]) : null;
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
    const search = facts.searched[id];
    if (search) {
      return levels(search.optima).map(({ level }, index) => ({
        label: index === 0 ? `lowest of ${search.starts} searches` : 'local optimum',
        kind: index === 0 ? 'best of N' : 'stationary',
        value: level,
        run,
      }));
    }
    const floor = lowerBound(id, facts);
    return floor === null ? [] : [{ label: floorName(id), kind: 'proved', value: floor, run }];
  });
}

/** What no Q can go below, in the objective's unit. A reader's own formula has no floor that anybody proved. */
export function lowerBound(id: string, { entropy, peak }: Facts): number | null {
  const bound = OBJECTIVES.find((objective) => objective.id === id)?.lowerBound;
  if (!bound) return null;
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
  return kind === 'entropy-of-population' ? 'H(P)' : kind === 'max-log-probability' ? '−log max P' : 'Q = P';
}

/** Optima that mirror one another share one line. */
function levels(optima: readonly Optimum[]): Optimum[] {
  return optima.filter(({ level }, index) => index === 0 || Math.abs(level - optima[index - 1].level) > 1e-6);
}
