import { GaussianMixture } from '../../src/distributions/mixture.ts';
import { trapezoidNodes } from '../../src/information/quadrature.ts';

/** Nodes lie on z ∈ [−REACH, REACH], on the line so far apart in units of P's narrowest scale where Q is 1.5 times as broad as P. */
const REACH = 8;
const LINE_SPACING = 0.15;
const FEWEST_ON_LINE = 97;
const MOST_ON_LINE = 8193;
/** In the plane: so far apart for each component as broad as it is, to search and to settle, rounded up to one of a few counts. */
const PLANE_SPACING = { coarse: 0.7, fine: 0.35 } as const;
const PLANE_COUNTS = [25, 33, 49, 65, 97, 129] as const;
/** Logits stay within this, where exponentials are still numbers. */
const FURTHEST = 250;
/** Logs of scales stay within this of P's narrowest and broadest: an optimum lies between them, a wild step does not. */
const BEYOND = 5;

/**
 * KL(Q, P) of a K-component Gaussian mixture Q against a mixture P in float64, for the search that tells where training
 * may end. It shares nothing with the trainer but the distribution of P.
 *
 * φ: K logits, then for each component its mean [d], the logs of its Cholesky factor's diagonal [d], and for d = 2 the
 * entry below the diagonal, unless covariances are diagonal; all in the units of y.
 */
export class ReverseKl {
  readonly size: number;
  readonly #dimension: number;
  readonly #stride: number;
  readonly #population: GaussianMixture;
  readonly #components: number;
  readonly #diagonal: boolean;
  /** In the plane: how close the nodes lie. */
  resolution: keyof typeof PLANE_SPACING = 'fine';
  readonly #narrowest: number;
  readonly #broadest: number;
  readonly #logScales: { least: number; most: number };

  constructor(population: GaussianMixture, components: number, diagonal = false) {
    this.#population = population;
    this.#components = components;
    this.#diagonal = diagonal;
    this.#dimension = population.dimension;
    this.#stride = this.#dimension === 1 ? 2 : diagonal ? 4 : 5;
    this.size = components * (1 + this.#stride);
    const { narrowest, broadest } = scalesOf(population);
    [this.#narrowest, this.#broadest] = [narrowest, broadest];
    this.#logScales = { least: Math.log(narrowest) - BEYOND, most: Math.log(broadest) + BEYOND };
  }

  /** Weights, means and covariances that φ stands for. */
  mixture(phi: ArrayLike<number>): GaussianMixture {
    const logits = Array.from({ length: this.#components }, (_, k) => phi[k]);
    const largest = Math.max(...logits);
    const total = logits.reduce((sum, logit) => sum + Math.exp(logit - largest), 0);
    return new GaussianMixture(
      logits.map((logit, k) => {
        const { mean, chol } = this.#component(phi, k);
        const covariance = chol.map((row) => chol.map((other) => row.reduce((sum, v, j) => sum + v * other[j], 0)));
        return { weight: Math.exp(logit - largest) / total, mean, covariance };
      }),
    );
  }

  /**
   * KL(Q, P) in nats, ∞ where φ has strayed beyond all numbers, and its gradient written to `gradient` [size]. The nodes move with Q, so the gradient goes through
   * them; the part through ln q at a fixed point integrates to 0 and is left out.
   */
  evaluate(phi: ArrayLike<number>, gradient: Float64Array): number {
    const d = this.#dimension;
    const K = this.#components;
    if (this.#strays(phi)) return Number.POSITIVE_INFINITY;
    const q = this.mixture(phi);
    const [slopeQ, slopeP, y] = [
      [0, 0],
      [0, 0],
      [0, 0],
    ];
    const excess = new Float64Array(K);
    gradient.fill(0);
    for (let k = 0; k < K; k++) {
      const { mean, chol } = this.#component(phi, k);
      const { z, weight } = this.#axis(chol);
      const at = K + k * this.#stride;
      const share = q.components[k].weight;
      for (let i = 0; i < z.length; i++) {
        for (let j = 0; j < (d === 2 ? z.length : 1); j++) {
          const here = d === 2 ? weight[i] * weight[j] : weight[i];
          y[0] = mean[0] + chol[0][0] * z[i];
          if (d === 2) y[1] = mean[1] + chol[1][0] * z[i] + chol[1][1] * z[j];
          const height = q.logProbGradient(y, slopeQ) - this.#population.logProbGradient(y, slopeP);
          excess[k] += here * height;
          const pull0 = share * here * (slopeQ[0] - slopeP[0]);
          gradient[at] += pull0;
          gradient[at + d] += pull0 * chol[0][0] * z[i];
          if (d === 1) continue;
          const pull1 = share * here * (slopeQ[1] - slopeP[1]);
          gradient[at + 1] += pull1;
          gradient[at + 3] += pull1 * chol[1][1] * z[j];
          if (!this.#diagonal) gradient[at + 4] += pull1 * z[i];
        }
      }
    }
    let value = 0;
    for (let k = 0; k < K; k++) value += q.components[k].weight * excess[k];
    for (let k = 0; k < K; k++) gradient[k] = q.components[k].weight * (excess[k] - value);
    return value;
  }

  /** On the line always the same; in the plane, where they are squared, as many as this component needs. */
  #axis(chol: number[][]): Nodes {
    if (this.#dimension === 1) return axisNodes(lineCount(this.#narrowest, this.#broadest));
    const scale = Math.max(chol[0][0], Math.hypot(...chol[1]));
    const count = (2 * REACH * scale) / (PLANE_SPACING[this.resolution] * this.#narrowest);
    return axisNodes(PLANE_COUNTS.find((enough) => enough >= count) ?? PLANE_COUNTS[PLANE_COUNTS.length - 1]);
  }

  /** Has a line search gone so far that a weight or a scale is no number any more? */
  #strays(phi: ArrayLike<number>): boolean {
    const d = this.#dimension;
    for (let k = 0; k < this.#components; k++) {
      const at = this.#components + k * this.#stride;
      if (!(Math.abs(phi[k]) < FURTHEST)) return true;
      for (let j = 0; j < d; j++) {
        if (!(phi[at + d + j] > this.#logScales.least && phi[at + d + j] < this.#logScales.most)) return true;
      }
    }
    return false;
  }

  #component(phi: ArrayLike<number>, k: number): { mean: number[]; chol: number[][] } {
    const at = this.#components + k * this.#stride;
    if (this.#dimension === 1) return { mean: [phi[at]], chol: [[Math.exp(phi[at + 1])]] };
    return {
      mean: [phi[at], phi[at + 1]],
      chol: [
        [Math.exp(phi[at + 2]), 0],
        [this.#diagonal ? 0 : phi[at + 4], Math.exp(phi[at + 3])],
      ],
    };
  }
}

type Nodes = ReturnType<typeof trapezoidNodes>;

const made = new Map<number, Nodes>();

function axisNodes(count: number): Nodes {
  const nodes = made.get(count) ?? trapezoidNodes(count);
  made.set(count, nodes);
  return nodes;
}

function lineCount(narrowest: number, broadest: number): number {
  const count = Math.ceil((2 * REACH * 1.5 * broadest) / (LINE_SPACING * narrowest));
  return Math.min(MOST_ON_LINE, Math.max(FEWEST_ON_LINE, count | 1));
}

/** The least entry of any component's Cholesky diagonal, and the largest standard deviation of P as a whole. */
function scalesOf(population: GaussianMixture): { narrowest: number; broadest: number } {
  return {
    narrowest: Math.min(...population.components.flatMap(({ chol }) => chol.map((row, j) => row[j]))),
    broadest: Math.sqrt(Math.max(...population.covariance().map((row, j) => row[j]))),
  };
}
