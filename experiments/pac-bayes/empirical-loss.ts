import type { Sample } from './samples.ts';

/** θ = mean [feature], then logScale [feature]: w ~ N(mean, diag e^{2·logScale}). */
export function split(theta: Float64Array): { mean: Float64Array; logScale: Float64Array } {
  const count = theta.length / 2;
  return { mean: theta.subarray(0, count), logScale: theta.subarray(count) };
}

/**
 * Mean over the sample of E_w[1 − e^{−(y − w·φ)²/2width²}] and, where they are given, its gradient [2 × feature] and each
 * example's loss [example]. The prediction
 * w·φ is N(m, v), so that with r = y − m and t = width² + v the loss is 1 − e, e = width/√t·e^{−r²/2t}:
 * ∂/∂m = −e·r/t, ∂/∂v = e·(1/t − r²/t²)/2.
 */
export function empiricalLoss(
  { features, y }: Sample,
  theta: Float64Array,
  width: number,
  gradient: Float64Array | null = null,
  losses: Float64Array | null = null,
): number {
  const count = theta.length / 2;
  const variances = new Float64Array(count);
  for (let j = 0; j < count; j++) variances[j] = Math.exp(2 * theta[count + j]);
  gradient?.fill(0);
  let sum = 0;
  for (let i = 0, at = 0; i < y.length; i++, at += count) {
    let r = y[i];
    let t = width * width;
    for (let j = 0; j < count; j++) {
      const f = features[at + j];
      r -= theta[j] * f;
      t += variances[j] * f * f;
    }
    const e = (width / Math.sqrt(t)) * Math.exp((-r * r) / (2 * t));
    sum += 1 - e;
    if (losses) losses[i] = 1 - e;
    if (!gradient) continue;
    const alongMean = (-e * r) / t;
    const alongVariance = (e * (1 / t - (r * r) / (t * t))) / 2;
    for (let j = 0; j < count; j++) {
      const f = features[at + j];
      gradient[j] += alongMean * f;
      gradient[count + j] += alongVariance * f * f;
    }
  }
  if (gradient) {
    for (let j = 0; j < count; j++) {
      gradient[j] /= y.length;
      // From v to logScale: ∂σ²/∂ ln σ = 2σ².
      gradient[count + j] *= (2 * variances[j]) / y.length;
    }
  }
  return sum / y.length;
}

/** Adds weight·∂KL/∂θ, KL of N(mean, diag e^{2·logScale}) from N(priorMean, priorScale²·I), to gradient [2 × feature]. */
export function addKlGradient(
  theta: Float64Array,
  priorMean: ArrayLike<number>,
  priorScale: number,
  weight: number,
  gradient: Float64Array,
): void {
  const count = theta.length / 2;
  const precision = 1 / (priorScale * priorScale);
  for (let j = 0; j < count; j++) {
    gradient[j] += weight * (theta[j] - priorMean[j]) * precision;
    gradient[count + j] += weight * (Math.exp(2 * theta[count + j]) * precision - 1);
  }
}
