import type { GaussianMixture } from '../../distributions/mixture.ts';
import { identityCoordinates } from '../../models/coordinates.ts';
import { MixtureFloat64 } from '../../models/mixture/float64.ts';
import { type Numbers, numbersOf, type VectorMachine, valuesOf, vectorMachine } from '../../vector/machine.ts';
import type { Problem } from '../problem.ts';

/** log p at n points [point × dimension], and its gradient in y where it is asked for. */
export type PopulationLogProb = (y: Numbers, n: number, out: Numbers, gradOut: Numbers | null) => void;

export function populationLogProb(
  { population, table }: Problem,
  machine: VectorMachine | null = vectorMachine(),
): PopulationLogProb {
  if (population) return mixtureLogProb(population, machine);
  if (!table) throw new Error('no population');
  const log = table.map(Math.log);
  return (y, n, out) => {
    const [outcome, logp] = [valuesOf(y), valuesOf(out)];
    for (let i = 0; i < n; i++) logp[i] = log[outcome[i]];
  };
}

/**
 * A population of Gaussians is evaluated as a model with known parameters: at the nodes of every step, where the model's
 * loops are several times as fast as `GaussianMixture`, which serves one point at a time.
 */
function mixtureLogProb({ components, dimension }: GaussianMixture, machine: VectorMachine | null): PopulationLogProb {
  const none = new Float64Array(0);
  const options = {
    components: components.length,
    dimension: dimension as 1 | 2,
    scaleFloor: 0,
    diagonal: false,
    coordinates: identityCoordinates(dimension),
    axisNodes: { z: none, weight: none },
  };
  const p = new MixtureFloat64(options, machine);
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
  let ones: Numbers = none;
  return (y, n, out, gradOut) => {
    p.logProb(theta, y, n, out);
    if (!gradOut) return;
    if (ones.length < n) ones = numbersOf(machine, new Float64Array(n).fill(1));
    unused.fill(0);
    valuesOf(gradOut).fill(0, 0, n * dimension);
    p.logProbBackward(n, ones, unused, gradOut);
  };
}
