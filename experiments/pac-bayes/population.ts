import { minimise } from '../../src/statistics/minimise.ts';
import { featuresOf } from './features.ts';

/** A known population: x uniform on [−1, 1], y = f(x) + noise; the loss is 1 − e^{−r²/2width²}, from 0 to 1. */
export interface Population {
  /** Standard deviation of the noise on y, units of y. */
  noise: number;
  /** At a residual of this, the loss is 1 − e^{−½} = .39; units of y. */
  width: number;
  /** y is drawn with an x of its own, so that the x that goes with it says nothing. */
  randomLabels: boolean;
}

/** f(x) = sin πx + ½ sin 3πx. */
export function truth(x: number): number {
  return Math.sin(Math.PI * x) + Math.sin(3 * Math.PI * x) / 2;
}

/** The weights of f among the features: those frequencies that are there. */
export function trueWeights(frequencies: number): number[] {
  const weights = new Array<number>(1 + 2 * frequencies).fill(0);
  weights[2] = Math.SQRT1_2;
  if (frequencies >= 3) weights[6] = Math.SQRT1_2 / 2;
  return weights;
}

/** E[1 − e^{−(d + s·z)²/2width²}], z ~ N(0, 1): closed form, with d = residual and s² = variance. */
export function expectedLoss(residual: number, variance: number, width: number): number {
  const t = width * width + variance;
  return 1 - (width / Math.sqrt(t)) * Math.exp(-(residual * residual) / (2 * t));
}

/** Nodes over x: the trapezoid rule, which over a period converges exponentially. */
const NODES = 96;

/** Nodes over the x of a random label: f changes by at most 2.5π a unit, which has to be little beside what blurs it. */
function labelNodes({ noise, width }: Population): number {
  return Math.max(48, Math.ceil(24 / Math.hypot(noise, width)));
}

const nodes = (count: number) => Float64Array.from({ length: count }, (_, i) => (2 * i) / count - 1);

/**
 * Held-out loss of w ~ N(mean, diag e^{2·logScale}) in expectation over w and over the whole population: the noise on y and on w in
 * closed form, x by quadrature. `refine` multiplies the nodes over x.
 */
export class HeldOut {
  private readonly features: Float64Array[];
  private readonly labels: Float64Array;
  private readonly own: Float64Array;
  private readonly population: Population;

  constructor(population: Population, frequencies: number, refine = 1) {
    const at = nodes(refine * Math.max(NODES, 6 * frequencies));
    this.population = population;
    this.features = Array.from(at, (x) => featuresOf(x, frequencies));
    this.own = at.map(truth);
    this.labels = nodes(labelNodes(population)).map(truth);
  }

  lossOf(mean: Float64Array, logScale: Float64Array): number {
    const { noise, width, randomLabels } = this.population;
    const variances = logScale.map((log) => Math.exp(2 * log));
    let sum = 0;
    for (const [i, features] of this.features.entries()) {
      let prediction = 0;
      let variance = noise * noise;
      for (let j = 0; j < features.length; j++) {
        prediction += mean[j] * features[j];
        variance += variances[j] * features[j] * features[j];
      }
      sum += randomLabels
        ? meanOf(this.labels, (y) => expectedLoss(y - prediction, variance, width))
        : expectedLoss(this.own[i] - prediction, variance, width);
    }
    return sum / this.features.length;
  }
}

export function meanOf(values: Float64Array, f: (value: number) => number): number {
  let sum = 0;
  for (const value of values) sum += f(value);
  return sum / values.length;
}

/**
 * The prediction without a look at x that has the least loss. Where labels are random no predictor has less: for each x it is a
 * constant.
 */
export function bestConstant({ noise, width }: Population): { value: number; loss: number } {
  const labels = nodes(1024).map(truth);
  const lossOf = (value: number) => meanOf(labels, (y) => expectedLoss(y - value, noise * noise, width));
  const starts = Array.from({ length: 41 }, (_, i) => (1.5 * (i - 20)) / 20);
  const best = starts.reduce((a, b) => (lossOf(b) < lossOf(a) ? b : a));
  const [value] = minimise(([each]) => lossOf(each), null, [best]).x;
  return { value, loss: lossOf(value) };
}

/** The held-out loss with as many nodes as it takes to stand still, and its last change. */
export function resolvedLoss(
  population: Population,
  mean: Float64Array,
  logScale: Float64Array,
): { value: number; error: number } {
  const frequencies = (mean.length - 1) / 2;
  let value = Number.NaN;
  let error = Number.POSITIVE_INFINITY;
  for (let refine = 1; refine <= FINEST && !(error <= STILL); refine *= 2) {
    const finer = new HeldOut(population, frequencies, refine).lossOf(mean, logScale);
    if (refine > 1) error = Math.abs(finer - value);
    value = finer;
  }
  return { value, error };
}

const FINEST = 32;
const STILL = 1e-6;
