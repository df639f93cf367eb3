import { type Coordinates, standardise } from '../../models/coordinates.ts';
import { NetworkFloat64 } from '../../models/network/float64.ts';
import type { NaturalParameters } from '../../recording/recording.ts';
import type { DataSpec, RunSpec } from '../../recording/spec.ts';

/** ŷ of the first output at x [input], in the data's units. Null where the parameters are no regression's. */
export type Predictor = (x: readonly number[]) => number;

export function predictor(spec: RunSpec, parameters: NaturalParameters): Predictor | null {
  if (spec.model.kind !== 'regression') return null;
  if (parameters.kind === 'linear') return polynomialPredictor(spec.model, parameters);
  if (parameters.kind === 'network') return networkReader(spec, parameters.theta, 'mean');
  return null;
}

/**
 * The noise scale of the first output at x [input], units of y. Null where the run has none, and where it is a function of x of
 * which a recording keeps no parameters, as of a polynomial's.
 */
export function noiseScale(spec: RunSpec, parameters: NaturalParameters): Predictor | null {
  if (parameters.kind !== 'linear' && parameters.kind !== 'network') return null;
  const scale = Array.isArray(parameters.scale) ? parameters.scale[0] : parameters.scale;
  if (scale !== null) return () => scale;
  const isFunction = spec.model.kind === 'regression' && spec.model.noise.kind === 'function';
  return isFunction && parameters.kind === 'network' ? networkReader(spec, parameters.theta, 'scale') : null;
}

/** Coefficients of x, x², … of each input in turn. */
function polynomialPredictor(
  { inputs, body }: Extract<RunSpec['model'], { kind: 'regression' }>,
  { intercept, coefficients }: Extract<NaturalParameters, { kind: 'linear' }>,
): Predictor {
  const degree = body.kind === 'polynomial' ? body.degree : 1;
  const row = Array.isArray(coefficients[0]) ? coefficients[0] : (coefficients as number[]);
  const constant = Array.isArray(intercept) ? intercept[0] : intercept;
  return (x) => {
    let sum = constant;
    for (let input = 0; input < inputs; input++) {
      for (let power = 1; power <= degree; power++) sum += row[input * degree + power - 1] * x[input] ** power;
    }
    return sum;
  };
}

const coordinates = new WeakMap<DataSpec, { inputs: Coordinates; targets: Coordinates }>();

/** The coordinates of a network's inputs and targets, worked out once: each replica is drawn in every frame. */
function coordinatesOf(data: DataSpec): { inputs: Coordinates; targets: Coordinates } {
  let known = coordinates.get(data);
  if (!known) {
    const columns = (from: number, to?: number) =>
      standardise(
        data.train.map((row) => row.slice(from, to)),
        data.columns.slice(from, to),
      );
    known = { inputs: columns(0, data.inputs), targets: columns(data.inputs) };
    coordinates.set(data, known);
  }
  return known;
}

/** A network's θ lives in standardised coordinates; its own float64 twin knows the way back. */
function networkReader({ model, data }: RunSpec, theta: readonly number[], of: 'mean' | 'scale'): Predictor | null {
  if (model.kind !== 'regression' || !data) return null;
  const { inputs, targets } = coordinatesOf(data);
  // One example at a time, for one drawing: vector kernels would not be worth their memory.
  const network = new NetworkFloat64(model, inputs, targets, null);
  const mean = new Float64Array(model.outputs);
  const logScale = new Float64Array(model.outputs);
  const parameters = Float64Array.from(theta);
  return (x) => {
    network.predict(parameters, Float64Array.from(x.slice(0, model.inputs)), 1, mean, logScale);
    return of === 'mean' ? mean[0] : Math.exp(logScale[0]);
  };
}
