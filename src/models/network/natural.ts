import type { NaturalParameters } from '../../recording/recording.ts';
import type { Coordinates } from '../coordinates.ts';
import { expandPolynomial } from './features.ts';
import { networkLayout, networkShape, type RegressionSpec } from './layout.ts';

/** Noise scale in units of y: fixed, learned, or null where there is none or it depends on x. */
function naturalScale(spec: RegressionSpec, theta: Float64Array, y: Coordinates): number[] | null {
  if (spec.noise.kind === 'fixed') return new Array<number>(spec.outputs).fill(spec.noise.scale);
  if (spec.noise.kind !== 'learned') return null;
  const { offset } = networkLayout(spec).block('logScale');
  return Array.from({ length: spec.outputs }, (_, j) => Math.exp(theta[offset + j]) * y.scale[j]);
}

/** Intercept, coefficients and scale in the data's units; a network with hidden layers keeps its θ. */
export function naturalRegression(
  spec: RegressionSpec,
  theta: Float64Array,
  x: Coordinates,
  y: Coordinates,
): NaturalParameters {
  const scales = naturalScale(spec, theta, y);
  const scale = scales === null ? null : spec.outputs === 1 ? scales[0] : scales;
  if (spec.body.kind === 'mlp') return { kind: 'network', theta: Array.from(theta), scale };
  const { degree, widths } = networkShape(spec);
  const head = widths[1];
  const intercepts: number[] = [];
  const coefficients: number[][] = [];
  for (let output = 0; output < spec.outputs; output++) {
    let intercept = theta[widths[0] * head + output];
    const row: number[] = [];
    for (let input = 0; input < spec.inputs; input++) {
      const a = Array.from({ length: degree }, (_, e) => theta[(input * degree + e) * head + output]);
      const { constant, powers } = expandPolynomial(a, x.centre[input], x.scale[input]);
      intercept += constant;
      row.push(...powers.map((power) => power * y.scale[output]));
    }
    intercepts.push(y.centre[output] + y.scale[output] * intercept);
    coefficients.push(row);
  }
  return spec.outputs === 1
    ? { kind: 'linear', intercept: intercepts[0], coefficients: coefficients[0], scale }
    : { kind: 'linear', intercept: intercepts, coefficients, scale };
}
