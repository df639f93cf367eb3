import { sampleDirichlet } from '../../src/distributions/dirichlet.ts';
import { crossEntropy, klDivergence } from '../../src/distributions/divergences.ts';
import { expectation } from '../../src/distributions/expectation.ts';
import { GaussianMixture } from '../../src/distributions/mixture.ts';
import { Stream } from '../../src/information/random.ts';
import type { Identity } from './identity.ts';

/** Two mixtures on the line; each identity integrates its sides anew. */
export interface DensityPair {
  p: GaussianMixture;
  q: GaussianMixture;
}

/** A stream of its own beside those of tables: see STREAM. */
const DENSITY_STREAM = 101;
const PLANE_STREAM = 102;
/** Planar integrals are doubled until they stand still to this. */
const PLANAR_TOLERANCE = 1e-9;

/**
 * Mixtures of one to three Gaussians, number `index`: means N(0, 2²), scales e^N(0, ½²). Every other Q is P with its means
 * moved by a tenth of its scales and less.
 */
export function drawDensities(seed: number, index: number): DensityPair {
  const stream = new Stream(seed, DENSITY_STREAM, index);
  const draw = () => {
    const weights = sampleDirichlet(1 + stream.integer(3), 3, stream);
    return weights.map((weight) => ({ weight, mean: 2 * stream.normal(), scale: Math.exp(0.5 * stream.normal()) }));
  };
  const p = draw();
  const near = 10 ** (-1 - 2 * stream.uniform());
  const q = index % 2 ? p.map((each) => ({ ...each, mean: each.mean + near * each.scale * stream.normal() })) : draw();
  return { p: mixture(p), q: mixture(q) };
}

function mixture(components: { weight: number; mean: number; scale: number }[]): GaussianMixture {
  return new GaussianMixture(
    components.map(({ weight, mean, scale }) => ({ weight, mean: [mean], covariance: [[scale * scale]] })),
  );
}

export const DENSITY_IDENTITIES: readonly Identity<DensityPair>[] = [
  {
    id: 'density-floor',
    formula: 'densities: H(p,q) ≥ h(p)',
    relation: '≥',
    sides: ({ p, q }) => [crossEntropy(p, q).value, p.entropy().value],
  },
  {
    id: 'density-kl-nonnegative',
    formula: 'densities: KL(p,q) ≥ 0',
    relation: '≥',
    sides: ({ p, q }) => [klDivergence(p, q).value, 0],
  },
  {
    id: 'density-kl-difference',
    formula: 'densities: KL(p,q) = H(p,q) − h(p)',
    relation: '=',
    sides: ({ p, q }) => [klDivergence(p, q).value, crossEntropy(p, q).value - p.entropy().value],
  },
];

/** A density in the plane, number `index`: one Gaussian, or a mixture of two. */
export function drawPlane(seed: number, index: number): GaussianMixture {
  const stream = new Stream(seed, PLANE_STREAM, index);
  const weights = sampleDirichlet(1 + (index % 2), 3, stream);
  return new GaussianMixture(
    weights.map((weight) => {
      const [a, b] = [Math.exp(0.3 * stream.normal()), Math.exp(0.3 * stream.normal())];
      const correlation = 1.6 * stream.uniform() - 0.8;
      return {
        weight,
        mean: [stream.normal(), stream.normal()],
        covariance: [
          [a * a, correlation * a * b],
          [correlation * a * b, b * b],
        ],
      };
    }),
  );
}

export const PLANE_IDENTITIES: readonly Identity<GaussianMixture>[] = [
  {
    id: 'density-mi',
    formula: 'densities: I(x,y) = KL(p(x,y), p(x)p(y)) = h(y) − h(y|x)',
    relation: '=',
    sides: (joint) => {
      const [x, y] = [marginal(joint, 0), marginal(joint, 1)];
      const divergence = expectation(joint, ([a, b]) => joint.logProb([a, b]) - x.logProb([a]) - y.logProb([b]), {
        tolerance: PLANAR_TOLERANCE,
      }).value;
      const ofBoth =
        joint.components.length === 1
          ? joint.entropy().value
          : expectation(joint, (point) => -joint.logProb(point), { tolerance: PLANAR_TOLERANCE }).value;
      return [divergence, y.entropy().value - (ofBoth - x.entropy().value)];
    },
  },
];

function marginal({ components }: GaussianMixture, axis: 0 | 1): GaussianMixture {
  return new GaussianMixture(
    components.map(({ weight, mean, covariance }) => ({
      weight,
      mean: [mean[axis]],
      covariance: [[covariance[axis][axis]]],
    })),
  );
}
