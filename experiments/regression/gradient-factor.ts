import { compileFloat64 } from '../../src/formula/float64.ts';
import { parseFormula } from '../../src/formula/parse.ts';
import { objectiveSpec } from '../../src/objectives/objective-spec.ts';
import { furthest } from '../measure.ts';
import { meanAbsolute, meanSquare } from './residuals.ts';

/** Each noise model's distortion, by what its gradient in ŷ is multiplied at scale σ, and the size that σ learns. */
export const NOISE_MODELS = {
  'gaussian-nll': {
    distortion: 'l2',
    factor: (scale: number) => 1 / (2 * scale ** 2),
    sizeOf: (r: Float64Array) => Math.sqrt(meanSquare(r)),
    ofFixed: '1/(2σ²)',
    ofLearned: '1/(2 · mean r²)',
  },
  'laplacian-nll': {
    distortion: 'l1',
    factor: (scale: number) => 1 / scale,
    sizeOf: meanAbsolute,
    ofFixed: '1/σ',
    ofLearned: '1/mean |r|',
  },
} as const;
export type NoiseModel = keyof typeof NOISE_MODELS;

/**
 * The ratio of ∂(noise model)/∂r to ∂(its distortion)/∂r at these residuals, with the noise scale held: of all
 * residuals but 0, the ratio furthest from the theory's factor. NaN where a residual or the scale is no number, or
 * where no residual is left.
 */
export function gradientFactor(model: NoiseModel, residuals: Float64Array, scale: number): number {
  const { distortion, factor } = NOISE_MODELS[model];
  const r = residuals.filter((value) => value !== 0);
  if (!(scale > 0 && scale < Number.POSITIVE_INFINITY && r.length && r.every(Number.isFinite))) return Number.NaN;
  const likelihood = slopes(model, r, scale);
  const distance = slopes(distortion, r, scale);
  return furthest(
    Array.from(likelihood, (slope, i) => slope / distance[i]),
    factor(scale),
  );
}

/** ∂pays/∂r at each residual. */
function slopes(objective: string, r: Float64Array, scale: number): Float64Array {
  const { pays, parameters } = objectiveSpec(objective);
  const program = compileFloat64(parseFormula(pays, { parameters: Object.keys(parameters) }), parameters, null);
  const slope = new Float64Array(r.length);
  const inputs = { r, s: new Float64Array(r.length).fill(Math.log(scale)) };
  program.evaluate(r.length, inputs, new Float64Array(r.length), { r: slope, s: new Float64Array(r.length) });
  return slope;
}
