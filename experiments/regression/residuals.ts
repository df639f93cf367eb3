import { standardise } from '../../src/models/coordinates.ts';
import { NetworkFloat64 } from '../../src/models/network/float64.ts';
import type { RecordedRun } from '../../src/recording/recording.ts';

/** What a regression says of inputs x: ŷ(x) and the log noise scale s(x) (0 where it has none), each [example]. */
export interface Prediction {
  mean: Float64Array;
  logScale: Float64Array;
}

/** The model of a run as a function of θ and inputs [example][input], in the data's units. */
export function predictor({
  spec,
}: Pick<RecordedRun, 'spec'>): (theta: readonly number[], x: readonly (readonly number[])[]) => Prediction {
  const { data, model } = spec;
  if (!data || model.kind !== 'regression') throw new Error('Residuals are a regression’s.');
  const part = (from: number, to?: number) =>
    standardise(
      data.train.map((row) => row.slice(from, to)),
      data.columns.slice(from, to),
    );
  const coordinates = [part(0, data.inputs), part(data.inputs)] as const;
  return (theta, x) => {
    // A network keeps room for as many examples as it first saw.
    const network = new NetworkFloat64(model, ...coordinates, null);
    const [mean, logScale] = [new Float64Array(x.length), new Float64Array(x.length)];
    network.predict(Float64Array.from(theta), Float64Array.from(x.flat()), x.length, mean, logScale);
    return { mean, logScale };
  };
}

/** r = y − ŷ(x) of each replica where it ended, [replica][example], in units of y. */
export function residuals(run: RecordedRun): Float64Array[] {
  return fits(run).map(({ r }) => r);
}

/** Residuals with the log noise scale at each training point, of each replica where it ended. */
export function fits(run: RecordedRun): { r: Float64Array; logScale: Float64Array }[] {
  const predict = predictor(run);
  return run.replicas.map(({ theta }) => fitAt(run, theta, predict));
}

/** The same at any θ: that of a snapshot. */
export function fitAt(
  { spec }: Pick<RecordedRun, 'spec'>,
  theta: readonly number[],
  predict: ReturnType<typeof predictor> = predictor({ spec }),
): { r: Float64Array; logScale: Float64Array } {
  const { train, inputs } = spec.data!;
  const { mean, logScale } = predict(
    theta,
    train.map((row) => row.slice(0, inputs)),
  );
  return { r: Float64Array.from(train, (row, i) => row[inputs] - mean[i]), logScale };
}

export function meanSquare(r: Float64Array): number {
  return r.reduce((sum, value) => sum + value * value, 0) / r.length;
}

export function meanAbsolute(r: Float64Array): number {
  return r.reduce((sum, value) => sum + Math.abs(value), 0) / r.length;
}
