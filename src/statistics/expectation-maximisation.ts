import { InputError } from '../input-error.ts';

export interface MixtureStart {
  /** [component], units of the points. */
  means: readonly number[];
  /** [component], units of the points. */
  scales: readonly number[];
  /** [component], summing to 1; even unless given. */
  weights?: readonly number[];
}

export interface MixtureFit {
  weights: number[];
  means: number[];
  scales: number[];
  /** Mean log-likelihood, nats per point: ∞ where a component collapsed. */
  logLikelihood: number;
  iterations: number;
  /** The component whose scale ran out, on one point or on ties; null where none did. */
  collapsed: number | null;
  converged: boolean;
}

export interface ExpectationMaximisationOptions {
  /** Converged when an iteration gains less log-likelihood per point than this. Default 1e-9. */
  tolerance?: number;
  /** Default 2000. */
  maxIterations?: number;
}

/** A scale below this share of the points' range has collapsed: EM squares it, or faster, in each iteration from there on. */
const COLLAPSED = 1e-8;
const LOG_TWO_PI = Math.log(2 * Math.PI);

/**
 * Maximum likelihood of a Gaussian mixture on the line by expectation–maximisation: Dempster, Laird & Rubin, JRSS B 39
 * (1977); Bishop, Pattern Recognition and Machine Learning, §9.2.2. No iteration lowers the likelihood, which has no upper
 * bound: the fit stops where a component collapses. InputError without points, or for a start that is no mixture.
 */
export function expectationMaximisation(
  points: readonly number[],
  start: MixtureStart,
  { tolerance = 1e-9, maxIterations = 2000 }: ExpectationMaximisationOptions = {},
): MixtureFit {
  const K = start.means.length;
  if (!points.length || !K || start.scales.length !== K || !start.scales.every((scale) => scale > 0)) {
    throw new InputError({
      what: 'Expectation–maximisation has no start',
      got: `${points.length} points, ${K} means, scales ${start.scales.join(', ')}`,
      expected: 'points, and a positive scale for each mean',
    });
  }
  const weights = Float64Array.from(start.weights ?? new Array<number>(K).fill(1 / K));
  const [means, scales] = [Float64Array.from(start.means), Float64Array.from(start.scales)];
  const least = COLLAPSED * (Math.max(...points) - Math.min(...points));
  const share = new Float64Array(K * points.length);
  let logLikelihood = expect(points, weights, means, scales, share);
  for (let iterations = 1; iterations <= maxIterations; iterations++) {
    maximise(points, share, weights, means, scales);
    const collapsed = scales.findIndex((scale, k) => weights[k] > 0 && !(scale > least));
    if (collapsed >= 0) return result(Number.POSITIVE_INFINITY, iterations, collapsed, false);
    const next = expect(points, weights, means, scales, share);
    const gain = next - logLikelihood;
    logLikelihood = next;
    if (gain < tolerance) return result(logLikelihood, iterations, null, true);
  }
  return result(logLikelihood, maxIterations, null, false);

  function result(value: number, iterations: number, collapsed: number | null, converged: boolean): MixtureFit {
    const [w, m, s] = [weights, means, scales].map((values) => Array.from(values));
    return { weights: w, means: m, scales: s, logLikelihood: value, iterations, collapsed, converged };
  }
}

/** Each component's share in each point, written to `share` [component × point]; the mean log-likelihood. */
function expect(
  points: readonly number[],
  weights: Float64Array,
  means: Float64Array,
  scales: Float64Array,
  share: Float64Array,
): number {
  const [n, K] = [points.length, weights.length];
  let sum = 0;
  for (let i = 0; i < n; i++) {
    let largest = Number.NEGATIVE_INFINITY;
    for (let k = 0; k < K; k++) {
      const z = (points[i] - means[k]) / scales[k];
      const term = weights[k] > 0 ? Math.log(weights[k] / scales[k]) - 0.5 * z * z : Number.NEGATIVE_INFINITY;
      share[k * n + i] = term;
      if (term > largest) largest = term;
    }
    let total = 0;
    for (let k = 0; k < K; k++) total += Math.exp(share[k * n + i] - largest);
    const logProb = largest + Math.log(total);
    for (let k = 0; k < K; k++) share[k * n + i] = Math.exp(share[k * n + i] - logProb);
    sum += logProb;
  }
  return sum / n - 0.5 * LOG_TWO_PI;
}

/** A component without a share in any point keeps its place, at weight 0. */
function maximise(
  points: readonly number[],
  share: Float64Array,
  weights: Float64Array,
  means: Float64Array,
  scales: Float64Array,
): void {
  const n = points.length;
  for (let k = 0; k < weights.length; k++) {
    let [mass, first, second] = [0, 0, 0];
    for (let i = 0; i < n; i++) {
      mass += share[k * n + i];
      first += share[k * n + i] * points[i];
    }
    weights[k] = mass / n;
    if (!(mass > 0)) continue;
    means[k] = first / mass;
    for (let i = 0; i < n; i++) second += share[k * n + i] * (points[i] - means[k]) ** 2;
    scales[k] = Math.sqrt(second / mass);
  }
}
