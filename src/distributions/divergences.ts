import { logAddExp } from '../information/logarithm.ts';
import type { Estimate } from '../information/quadrature.ts';
import { InputError } from '../input-error.ts';
import { Categorical } from './categorical.ts';
import type { Density } from './distribution.ts';
import { expectation } from './expectation.ts';
import type { GaussianComponent } from './gaussian-component.ts';

/**
 * Divergences between two tables or two densities of one dimension, in nats where they are logarithms. Each is written
 * once, as an expectation; tables are summed, densities integrated with an estimate of the error, and closed forms are
 * used where there is one. Argument order is the field's: the expectation of `klDivergence(p, q)` is p's.
 */
export type Drawer = Density | Categorical;

function checkPair(p: Drawer, q: Drawer): void {
  const kinds = [p, q].map((d) => (d instanceof Categorical ? `a table of ${d.probabilities.length}` : 'a density'));
  if (kinds[0] !== kinds[1] || p.dimension !== q.dimension) {
    throw new InputError({
      what: 'Two distributions do not live on the same points',
      got: `${kinds[0]} in ${p.dimension} and ${kinds[1]} in ${q.dimension} dimensions`,
      expected: 'two tables of the same size or two densities of the same dimension',
    });
  }
}

/** The one Gaussian that a distribution is, or null. */
function soleGaussian(d: Drawer): GaussianComponent | null {
  return 'components' in d && d.components?.length === 1 ? d.components[0] : null;
}

/** H(p,q) = E_{y∼p}[−ln q(y)]. Closed form for any p where q is one Gaussian: it needs p's mean and covariance only. */
export function crossEntropy(p: Drawer, q: Drawer): Estimate {
  checkPair(p, q);
  const gaussian = soleGaussian(q);
  if (gaussian) return { value: halfSquaredDistance(p, gaussian) - gaussian.logHeight, error: 0 };
  return expectation(p, (y) => -q.logProb(y), { others: [q] });
}

/** ½ E_{y∼p} |L⁻¹(y − mean)|² = ½ tr(L⁻¹ · E[(y − mean)(y − mean)ᵀ] · L⁻ᵀ), L the Cholesky factor. */
function halfSquaredDistance(p: Drawer, { mean, chol }: GaussianComponent): number {
  const m = p.mean();
  const moment = p.covariance().map((row, i) => row.map((c, j) => c + (m[i] - mean[i]) * (m[j] - mean[j])));
  const first = moment[0][0] / chol[0][0] / chol[0][0];
  if (m.length === 1) return first / 2;
  const s = 1 / chol[1][1];
  const r = (-chol[1][0] / chol[0][0]) * s;
  return (first + r * r * moment[0][0] + 2 * r * s * moment[0][1] + s * s * moment[1][1]) / 2;
}

/** KL(p‖q) = E_{y∼p}[ln p(y) − ln q(y)] ≥ 0. Closed form between two Gaussians. */
export function klDivergence(p: Drawer, q: Drawer): Estimate {
  checkPair(p, q);
  if (soleGaussian(p) && soleGaussian(q)) {
    return { value: crossEntropy(p, q).value - p.entropy().value, error: 0 };
  }
  return expectation(p, (y) => p.logProb(y) - q.logProb(y), { others: [q] });
}

/** ∫ g, given as g/m for the even mixture m = (p + q)/2, a function of ln(p/q): bounded where p or q is missing. */
function overBoth(p: Drawer, q: Drawer, perMixture: (logRatio: number) => number): Estimate {
  checkPair(p, q);
  const f = (y: readonly number[]) => perMixture(p.logProb(y) - q.logProb(y));
  const fromP = expectation(p, f, { others: [q] });
  const fromQ = expectation(q, f, { others: [p] });
  return { value: (fromP.value + fromQ.value) / 2, error: (fromP.error + fromQ.error) / 2 };
}

/** Jensen–Shannon divergence ½KL(p‖m) + ½KL(q‖m), m = (p + q)/2; from 0 to ln 2. Lin 1991. */
export function jensenShannon(p: Drawer, q: Drawer): Estimate {
  return overBoth(p, q, (t) => {
    // p/(p + q) = 1/(1 + e^{−t}); each term x ln 2x, with 0·ln 0 = 0.
    const logP = -logAddExp(0, -t);
    const logQ = -logAddExp(0, t);
    const term = (log: number) => (log === Number.NEGATIVE_INFINITY ? 0 : Math.exp(log) * (Math.LN2 + log));
    return term(logP) + term(logQ);
  });
}

/** Total variation ½∫|p − q|, from 0 to 1. The kink at p = q makes quadrature in two dimensions slow: see `error`. */
export function totalVariation(p: Drawer, q: Drawer): Estimate {
  return overBoth(p, q, (t) => Math.abs(Math.tanh(t / 2)));
}

/** Squared Hellinger distance 1 − ∫√(pq), from 0 to 1. */
export function squaredHellinger(p: Drawer, q: Drawer): Estimate {
  return overBoth(p, q, (t) => 1 - 1 / Math.cosh(t / 2));
}

/**
 * Rényi divergence of order alpha, ln ∫ p^alpha q^{1−alpha} / (alpha − 1); alpha = 1 is KL. Rényi 1961; van Erven &
 * Harremoës 2014. Closed form for two Gaussians (∞ where the integral diverges) and for tables. Other densities: orders
 * between 0 and 1 only, since above 1 the integral may diverge in tails that no quadrature sees (InputError).
 */
export function renyiDivergence(p: Drawer, q: Drawer, alpha: number): Estimate {
  if (!(alpha > 0 && alpha < Number.POSITIVE_INFINITY)) {
    throw new InputError({ what: 'A Rényi divergence has a bad order', got: alpha, expected: 'a positive number' });
  }
  checkPair(p, q);
  if (alpha === 1) return klDivergence(p, q);
  const [a, b] = [soleGaussian(p), soleGaussian(q)];
  if (a && b) return { value: gaussianRenyi(a, b, alpha), error: 0 };
  if (p instanceof Categorical) {
    const integral = expectation(p, (y) => Math.exp((alpha - 1) * (p.logProb(y) - q.logProb(y)))).value;
    return { value: Math.log(integral) / (alpha - 1), error: 0 };
  }
  if (alpha > 1) {
    throw new InputError({
      what: 'A Rényi divergence of these densities has no reliable quadrature',
      got: alpha,
      expected: 'an order up to 1, or two single Gaussians',
    });
  }
  // p^α q^{1−α} / m = 2 e^{αt} / (1 + e^t)
  const integral = overBoth(p, q, (t) => 2 * Math.exp(alpha * t - logAddExp(0, t)));
  return { value: Math.log(integral.value) / (alpha - 1), error: integral.error / integral.value / (1 - alpha) };
}

/** With C = alpha·Σq + (1 − alpha)·Σp: (alpha/2) δᵀC⁻¹δ − ln(det C / (det Σp^{1−alpha} det Σq^alpha)) / (2(alpha − 1)). */
function gaussianRenyi(p: GaussianComponent, q: GaussianComponent, alpha: number): number {
  const c = p.covariance.map((row, i) => row.map((v, j) => alpha * q.covariance[i][j] + (1 - alpha) * v));
  const delta = p.mean.map((m, i) => m - q.mean[i]);
  const determinant = c.length === 1 ? c[0][0] : c[0][0] * c[1][1] - c[0][1] * c[1][0];
  if (!(c[0][0] > 0 && determinant > 0)) return Number.POSITIVE_INFINITY;
  const square =
    c.length === 1
      ? delta[0] ** 2 / c[0][0]
      : (c[1][1] * delta[0] ** 2 - 2 * c[0][1] * delta[0] * delta[1] + c[0][0] * delta[1] ** 2) / determinant;
  const logDeterminant = (g: GaussianComponent) => 2 * g.chol.reduce((sum, row, i) => sum + Math.log(row[i]), 0);
  const logs = Math.log(determinant) - (1 - alpha) * logDeterminant(p) - alpha * logDeterminant(q);
  return (alpha / 2) * square - logs / (2 * (alpha - 1));
}

/** χ²(p‖q) = ∫ (p − q)²/q = e^{R₂} − 1, R₂ the Rényi divergence of order 2, with its conditions; may be ∞. */
export function chiSquared(p: Drawer, q: Drawer): Estimate {
  return { value: Math.expm1(renyiDivergence(p, q, 2).value), error: 0 };
}
