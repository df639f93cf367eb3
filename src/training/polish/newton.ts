import { EigenvalueDecomposition, Matrix } from 'ml-matrix';

/** Value at x; the gradient is written into `gradient`. */
export type ValueAndGradient = (x: Float64Array, gradient: Float64Array) => number;

export interface NewtonResult {
  iterations: number;
  value: number;
  gradientNorm: number;
}

const MOST_ITERATIONS = 200;

/**
 * Minimises a smooth function to a stationary point, in place, by damped saddle-free Newton steps
 * −V (|Λ| + λ)⁻¹ Vᵀ g (Dauphin et al. 2014), the Hessian by central differences of the gradient.
 * Steps never raise the value by more than its rounding error, so a minimum's basin is not left for a saddle.
 *
 * `hessianStep`: relative width of the differences. Yields after each iteration, so that a caller may do it in slices. Stops at a gradient norm within the tolerance, or when no step helps.
 */
export function* newton(
  f: ValueAndGradient,
  x: Float64Array,
  tolerance: number,
  hessianStep: number,
): Generator<void, NewtonResult> {
  const n = x.length;
  const gradient = new Float64Array(n);
  const trial = new Float64Array(n);
  const trialGradient = new Float64Array(n);
  let value = f(x, gradient);
  let norm = Math.hypot(...gradient);
  let damping = 1e-3;
  let iterations = 0;
  for (; iterations < MOST_ITERATIONS && norm > tolerance && Number.isFinite(value); iterations++) {
    const { vectors, values } = spectrum(f, x, hessianStep);
    const largest = Math.max(...values.map(Math.abs), 1e-300);
    const along = values.map((_, k) => {
      let sum = 0;
      for (let i = 0; i < n; i++) sum += vectors.get(i, k) * gradient[i];
      return sum;
    });
    let accepted = false;
    for (let attempt = 0; attempt < 40 && !accepted; attempt++) {
      trial.set(x);
      for (let k = 0; k < n; k++) {
        // Directions as flat as rounding (a softmax's shift) are left alone unless the damping reaches them.
        const curvature = Math.abs(values[k]) + damping * largest;
        if (curvature < 1e-14 * largest) continue;
        for (let i = 0; i < n; i++) trial[i] -= (vectors.get(i, k) * along[k]) / curvature;
      }
      const trialValue = f(trial, trialGradient);
      const trialNorm = Math.hypot(...trialGradient);
      const rounding = 1e-13 * Math.max(1, Math.abs(value));
      const better = trialValue < value - rounding || (trialValue <= value + rounding && trialNorm < norm);
      if (better) {
        x.set(trial);
        gradient.set(trialGradient);
        [value, norm] = [trialValue, trialNorm];
        damping = Math.max(damping / 10, 1e-15);
        accepted = true;
      } else damping = Math.max(damping * 4, 1e-12);
    }
    if (!accepted) break;
    yield;
  }
  return { iterations, value, gradientNorm: norm };
}

function spectrum(f: ValueAndGradient, x: Float64Array, hessianStep: number): { vectors: Matrix; values: number[] } {
  const n = x.length;
  const hessian = Matrix.zeros(n, n);
  const [up, down] = [new Float64Array(n), new Float64Array(n)];
  const moved = Float64Array.from(x);
  for (let j = 0; j < n; j++) {
    const h = hessianStep * Math.max(1, Math.abs(x[j]));
    moved[j] = x[j] + h;
    f(moved, up);
    moved[j] = x[j] - h;
    f(moved, down);
    moved[j] = x[j];
    for (let i = 0; i < n; i++) hessian.set(i, j, (up[i] - down[i]) / (2 * h));
  }
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < i; j++) {
      const mean = (hessian.get(i, j) + hessian.get(j, i)) / 2;
      hessian.set(i, j, mean);
      hessian.set(j, i, mean);
    }
  }
  const { eigenvectorMatrix, realEigenvalues } = new EigenvalueDecomposition(hessian, { assumeSymmetric: true });
  return { vectors: eigenvectorMatrix, values: realEigenvalues };
}
