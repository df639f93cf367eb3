import { standardise } from '../../src/models/coordinates.ts';
import { NetworkFloat64 } from '../../src/models/network/float64.ts';
import type { RecordedRun } from '../../src/recording/recording.ts';
import {
  correlatedDraws,
  type Draws,
  gaussianInformation,
  informationDeviation,
  KEY,
  mismatched,
} from './gaussian-draws.ts';
import type { Facts } from './theory.ts';

/** Standard error of an estimate of I from fresh pairs, as a share of I. */
const RELATIVE_ERROR = 0.007;
/** Numbers that fresh pairs are made of, each of x and y, at most: 1 % of I for ρ = ½. */
const MOST_NUMBERS = 2 ** 17;

/** Fresh pairs: what that accuracy takes. It depends on ρ alone how many numbers they come to. */
export function freshPairs({ rho, dimensions }: Pick<Facts, 'rho' | 'dimensions'>): number {
  const one = { rho, dimensions: 1 };
  const numbers = (informationDeviation(one) / (RELATIVE_ERROR * gaussianInformation(one))) ** 2;
  return Math.floor((numbers < MOST_NUMBERS ? numbers : MOST_NUMBERS) / dimensions);
}

export interface Estimates {
  /** Cross-entropy on fresh pairs of the network that sees another's x, and of the one that sees its own, nats, [replica]. */
  marginal: number[];
  conditional: number[];
  /** Their difference, [replica]. */
  information: number[];
}

/** The draws of a plan, and the losses of each state of its runs: claims, quantities and figures ask for the same. */
const known = new WeakMap<Facts, { fresh: Draws; losses: WeakMap<RecordedRun, number[]> }>();

/** What the trained networks say of I, on pairs that no training has seen; null until both runs are there. */
export function estimates(runs: readonly RecordedRun[], facts: Facts): Estimates | null {
  if (runs.length < 2) return null;
  const memory = known.get(facts) ?? {
    fresh: correlatedDraws(facts, KEY.fresh, freshPairs(facts)),
    losses: new WeakMap(),
  };
  known.set(facts, memory);
  const { fresh, losses } = memory;
  const [marginal, conditional] = runs.map((run, index) => {
    const values = losses.get(run) ?? crossEntropies(run, index === 0 ? mismatched(fresh) : fresh);
    losses.set(run, values);
    return values;
  });
  return { marginal, conditional, information: marginal.map((value, replica) => value - conditional[replica]) };
}

/** [replica] */
function crossEntropies(run: RecordedRun, pairs: Draws): number[] {
  const { data, model } = run.spec;
  if (!data || model.kind !== 'regression') throw new Error('Only a regression has a conditional cross-entropy.');
  const part = (from: number, to?: number) =>
    standardise(
      data.train.map((row) => row.slice(from, to)),
      data.columns.slice(from, to),
    );
  const network = new NetworkFloat64(model, part(0, data.inputs), part(data.inputs));
  return run.replicas.map(({ theta }) => crossEntropy(network, Float64Array.from(theta), pairs));
}

/** Mean over pairs of −ln q(y|x) under Gaussian noise of the learned scales, nats. */
export function crossEntropy(network: NetworkFloat64, theta: Float64Array, { n, x, y }: Draws): number {
  const [mean, logScale] = [new Float64Array(y.length), new Float64Array(y.length)];
  network.predict(theta, x, n, mean, logScale);
  let sum = 0;
  for (let i = 0; i < y.length; i++) sum += ((y[i] - mean[i]) / Math.exp(logScale[i])) ** 2 / 2 + logScale[i];
  return sum / n + (y.length / n) * 0.5 * Math.log(2 * Math.PI);
}
