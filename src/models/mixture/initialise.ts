import { STREAM, Stream } from '../../information/random.ts';
import type { InitialSpec } from '../../recording/spec.ts';
import type { Coordinates } from '../coordinates.ts';
import type { ParameterLayout } from '../layout.ts';

/** Standard deviation of ln σ in a prior draw: few starts are more than twice as broad as the data or the population. */
const PRIOR_LOG_SCALE_SPREAD = 0.25;

interface MixtureShape {
  components: number;
  dimension: 1 | 2;
  layout: ParameterLayout;
  coordinates: Coordinates;
}

/**
 * Writes one replica's start into `theta`. Every draw is keyed by (seed, replica), so that paired runs (same seed,
 * other objective) and other paths start from the same parameters.
 */
export function initialiseMixture(
  initial: Exclude<InitialSpec, { kind: 'given' }>,
  shape: MixtureShape,
  train: readonly (readonly number[])[],
  seed: number,
  replica: number,
  theta: Float64Array,
): void {
  const { components: K, dimension: d, layout, coordinates } = shape;
  const draw = new Stream(seed, STREAM.initialise, replica);
  const meanAt = layout.block('mean').offset;
  const logScaleAt = layout.block('logScale').offset;
  theta.fill(0);
  if (initial.kind === 'prior') {
    for (let i = 0; i < K * d; i++) theta[meanAt + i] = initial.spread * draw.normal();
    for (let i = 0; i < K * d; i++) theta[logScaleAt + i] = PRIOR_LOG_SCALE_SPREAD * draw.normal();
    return;
  }
  const points = train.map((row) => row.map((value, j) => (value - coordinates.centre[j]) / coordinates.scale[j]));
  const chosen = initial.kind === 'k-means++' ? kMeansPlusPlus(points, K, draw) : distinctPoints(points, K, draw);
  chosen.forEach((point, k) => {
    for (let j = 0; j < d; j++) theta[meanAt + k * d + j] = point[j];
  });
  if (initial.kind === 'k-means++') {
    const scale = Math.sqrt(Math.max(meanSquareToNearest(points, chosen) / d, 1e-4));
    theta.fill(Math.log(scale), logScaleAt, logScaleAt + K * d);
  } else {
    for (let k = 0; k < K; k++) {
      const fraction = initial.scales[Math.min(k, initial.scales.length - 1)];
      theta.fill(Math.log(fraction), logScaleAt + k * d, logScaleAt + (k + 1) * d);
    }
  }
}

function squaredDistance(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, j) => sum + (value - b[j]) ** 2, 0);
}

/** Arthur & Vassilvitskii, "k-means++: the advantages of careful seeding", SODA 2007. */
function kMeansPlusPlus(points: readonly number[][], K: number, draw: Stream): number[][] {
  const chosen = [points[draw.integer(points.length)]];
  const nearest = points.map((point) => squaredDistance(point, chosen[0]));
  while (chosen.length < K) {
    const total = nearest.reduce((sum, value) => sum + value, 0);
    let target = draw.uniform() * total;
    let index = nearest.findIndex((value) => {
      target -= value;
      return target < 0;
    });
    if (index < 0) index = nearest.indexOf(Math.max(...nearest));
    chosen.push(points[index]);
    points.forEach((point, i) => {
      nearest[i] = Math.min(nearest[i], squaredDistance(point, points[index]));
    });
  }
  return chosen;
}

/** K points that differ from one another, at random; fewer distinct points than K start some components together. */
function distinctPoints(points: readonly number[][], K: number, draw: Stream): number[][] {
  const left = points.map((_, index) => index);
  const chosen: number[][] = [];
  while (chosen.length < K && left.length) {
    const [index] = left.splice(draw.integer(left.length), 1);
    if (!chosen.some((point) => squaredDistance(point, points[index]) === 0)) chosen.push(points[index]);
  }
  for (let k = 0; chosen.length < K; k++) chosen.push(chosen[k]);
  return chosen;
}

function meanSquareToNearest(points: readonly number[][], centres: readonly number[][]): number {
  let sum = 0;
  for (const point of points) sum += Math.min(...centres.map((centre) => squaredDistance(point, centre)));
  return sum / points.length;
}
