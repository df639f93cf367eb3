import type { GaussianMixture } from '../../distributions/mixture.ts';
import { identityCoordinates } from '../../models/coordinates.ts';
import { MixtureFloat64 } from '../../models/mixture/float64.ts';
import type { Problem } from '../problem.ts';

/** log p at n points [point × dimension], and its gradient in y where it is asked for. */
export type PopulationLogProb = (y: Float64Array, n: number, out: Float64Array, gradOut: Float64Array | null) => void;

export function populationLogProb({ population, table }: Problem): PopulationLogProb {
  if (population) return mixtureLogProb(population);
  if (!table) throw new Error('no population');
  const log = table.map(Math.log);
  return (y, n, out) => {
    for (let i = 0; i < n; i++) out[i] = log[y[i]];
  };
}

/**
 * A population of Gaussians is evaluated as a model with known parameters: at the nodes of every step, where the model's
 * loops are several times as fast as `GaussianMixture`, which serves one point at a time.
 */
function mixtureLogProb({ components, dimension }: GaussianMixture): PopulationLogProb {
  const none = new Float64Array(0);
  const p = new MixtureFloat64({
    components: components.length,
    dimension: dimension as 1 | 2,
    scaleFloor: 0,
    diagonal: false,
    coordinates: identityCoordinates(dimension),
    axisNodes: { z: none, weight: none },
  });
  const theta = new Float64Array(p.layout.size);
  const set = (block: string, values: number[]) => theta.set(values, p.layout.block(block).offset);
  set(
    'logits',
    components.map(({ weight }) => Math.log(weight)),
  );
  set(
    'mean',
    components.flatMap(({ mean }) => [...mean]),
  );
  set(
    'logScale',
    components.flatMap(({ chol }) => chol.map((row, j) => Math.log(row[j]))),
  );
  if (dimension === 2) {
    set(
      'lower',
      components.map(({ chol }) => chol[1][0]),
    );
  }
  const unused = new Float64Array(p.layout.size);
  let ones = none;
  return (y, n, out, gradOut) => {
    p.logProb(theta, y, n, out);
    if (!gradOut) return;
    if (ones.length < n) ones = new Float64Array(n).fill(1);
    unused.fill(0);
    gradOut.fill(0, 0, n * dimension);
    p.logProbBackward(n, ones, unused, gradOut);
  };
}
