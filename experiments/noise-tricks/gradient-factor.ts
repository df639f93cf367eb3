import { compileFloat64 } from '../../src/formula/float64.ts';
import { parseFormula } from '../../src/formula/parse.ts';
import { objectiveSpec } from '../../src/objectives/objective-spec.ts';

/** Each noise model's distortion, and by what its gradient in ŷ is multiplied at scale σ. */
export const NOISE_MODELS = {
  'gaussian-nll': { distortion: 'l2', factor: (scale: number) => 1 / (2 * scale ** 2), formula: '1/(2σ²)' },
  'laplacian-nll': { distortion: 'l1', factor: (scale: number) => 1 / scale, formula: '1/λ' },
} as const;
export type NoiseModel = keyof typeof NOISE_MODELS;

/**
 * The ratio of ∂(noise model)/∂r to ∂(its distortion)/∂r at these residuals, with the noise scale held: of all
 * residuals but 0, the ratio furthest from the theory's factor.
 */
export function gradientFactor(model: NoiseModel, residuals: Float64Array, scale: number): number {
  const { distortion, factor } = NOISE_MODELS[model];
  const likelihood = slopes(model, residuals, scale);
  const distance = slopes(distortion, residuals, scale);
  const expected = factor(scale);
  let furthest = expected;
  residuals.forEach((r, i) => {
    if (r === 0) return;
    const ratio = likelihood[i] / distance[i];
    if (!(Math.abs(ratio - expected) <= Math.abs(furthest - expected))) furthest = ratio;
  });
  return furthest;
}

/** ∂pays/∂r at each residual. */
function slopes(objective: string, r: Float64Array, scale: number): Float64Array {
  const { pays, parameters } = objectiveSpec(objective);
  const program = compileFloat64(parseFormula(pays, { parameters: Object.keys(parameters) }), parameters);
  const slope = new Float64Array(r.length);
  const inputs = { r, s: new Float64Array(r.length).fill(Math.log(scale)) };
  program.evaluate(r.length, inputs, new Float64Array(r.length), { r: slope, s: new Float64Array(r.length) });
  return slope;
}
