import { linearPacBayesBound } from '../../src/statistics/pac-bayes.ts';
import { bestConstant, HeldOut, trueWeights } from './population.ts';

export interface Settings {
  examples: number;
  lambda: number;
  delta: number;
  priorScale: number;
  frequencies: number;
  width: number;
  noise: number;
  steps: number;
  stepSize: number;
  replicas: number;
  seed: number;
}

/** What is known before any data. */
export interface Facts extends Settings {
  /** Of a prediction that does not look at x: the least held-out loss that there is where labels are random. */
  bestConstant: { value: number; loss: number };
  /**
   * The bound that the truth's own weights would get with the best noise on them, one scale for all, at their held-out loss: what
   * training can hope for, and more than it should end at but for the chance of a sample.
   */
  promised: number;
}

/** The largest loss there is. */
export const MOST = 1;
/** Scales of noise on the truth's weights that are tried, in scales of the prior. */
const SCALES = Array.from({ length: 25 }, (_, i) => 2 ** (-i / 3));

export function pacBayesFacts(settings: Settings): Facts {
  const { noise, width, frequencies } = settings;
  const population = { noise, width, randomLabels: false };
  const heldOut = new HeldOut(population, frequencies);
  const promised = truthsBound(settings, (mean, logScale) => heldOut.lossOf(mean, logScale));
  return { ...settings, bestConstant: bestConstant(population), promised };
}

/** The least bound, at the λ of the settings, of the truth's weights with one scale of noise on all; `lossOf` as it is measured. */
export function truthsBound(
  { frequencies, priorScale, examples, delta, lambda }: Settings,
  lossOf: (mean: Float64Array, logScale: Float64Array) => number,
): number {
  const mean = Float64Array.from(trueWeights(frequencies));
  const square = mean.reduce((sum, weight) => sum + (weight / priorScale) ** 2, 0);
  const bounds = SCALES.map((scale) => {
    const logScale = new Float64Array(mean.length).fill(Math.log(scale * priorScale));
    const kl = (square + mean.length * (scale * scale - 1)) / 2 - mean.length * Math.log(scale);
    return linearPacBayesBound({ empiricalLoss: lossOf(mean, logScale), kl, examples, delta }, lambda);
  });
  return Math.min(...bounds);
}
