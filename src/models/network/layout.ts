import type { ModelSpec } from '../../recording/spec.ts';
import { ParameterLayout } from '../layout.ts';

export type RegressionSpec = Extract<ModelSpec, { kind: 'regression' }>;

/** Widths of the layers from the features to the head. A linear or polynomial model is a network without hidden layer. */
export interface NetworkShape {
  /** Powers of each input that the network sees: 1 but for polynomials. */
  degree: number;
  /** [features, hidden…, head]; the head is twice the outputs where the log noise scale is a function of x. */
  widths: number[];
  activation: 'tanh' | 'relu';
}

export function networkShape(spec: RegressionSpec): NetworkShape {
  const degree = spec.body.kind === 'polynomial' ? spec.body.degree : 1;
  const hidden = spec.body.kind === 'mlp' ? spec.body.hidden : [];
  const head = spec.outputs * (spec.noise.kind === 'function' ? 2 : 1);
  return {
    degree,
    widths: [spec.inputs * degree, ...hidden, head],
    activation: spec.body.kind === 'mlp' ? spec.body.activation : 'tanh',
  };
}

/** `weights0` [in, out], `bias0` [out], …, and `logScale` [outputs] where the noise scale is learned. */
export function networkLayout(spec: RegressionSpec): ParameterLayout {
  const { widths } = networkShape(spec);
  const shapes: Record<string, number[]> = {};
  for (let layer = 0; layer + 1 < widths.length; layer++) {
    shapes[`weights${layer}`] = [widths[layer], widths[layer + 1]];
    shapes[`bias${layer}`] = [widths[layer + 1]];
  }
  if (spec.noise.kind === 'learned') shapes.logScale = [spec.outputs];
  return new ParameterLayout(shapes);
}
