import { standardise } from '../../src/models/coordinates.ts';
import { NetworkFloat64 } from '../../src/models/network/float64.ts';
import type { RecordedRun } from '../../src/recording/recording.ts';

/** r = y − ŷ(x) of each replica where it ended, [replica][example], in units of y. */
export function residuals({ spec, replicas }: RecordedRun): Float64Array[] {
  const { data, model } = spec;
  if (!data || model.kind !== 'regression') throw new Error('Residuals are a regression’s.');
  const part = (from: number, to?: number) =>
    standardise(
      data.train.map((row) => row.slice(from, to)),
      data.columns.slice(from, to),
    );
  const network = new NetworkFloat64(model, part(0, data.inputs), part(data.inputs));
  const n = data.train.length;
  const x = Float64Array.from(data.train.flatMap((row) => row.slice(0, data.inputs)));
  const [mean, logScale] = [new Float64Array(n), new Float64Array(n)];
  return replicas.map(({ theta }) => {
    network.predict(Float64Array.from(theta), x, n, mean, logScale);
    return Float64Array.from(data.train, (row, i) => row[data.inputs] - mean[i]);
  });
}

export function meanSquare(r: Float64Array): number {
  return r.reduce((sum, value) => sum + value * value, 0) / r.length;
}

export function meanAbsolute(r: Float64Array): number {
  return r.reduce((sum, value) => sum + Math.abs(value), 0) / r.length;
}
