import { GaussianMixture } from '../../src/distributions/mixture.ts';
import { claim } from '../../src/experiment/claim.ts';
import { inNats } from '../../src/experiment/information-in-prose.ts';
import type { ClaimResult, RecordedRun, ReplicaResult } from '../../src/recording/recording.ts';
import { wilsonInterval } from '../../src/statistics/intervals.ts';
import { median } from '../../src/statistics/median.ts';
import { climb } from '../climb.ts';
import { furthest, replicaCount, short, worst } from '../measure.ts';
import { column, lateExponent, reciprocalSlope } from './approach.ts';
import { dearerForwards } from './forwards-claim.ts';
import type { Pair } from './pair.ts';
import { type DensityFacts, densityRate, type Facts, learningRateOf, standardisedDistance } from './theory.ts';

/** Of a level, in nats; a mean, in standard deviations of P; an exponent; a constant, relative. */
const LEVEL = 1e-2;
const PLACE = 1e-2;
const EXPONENT = 0.05;
const CONSTANT = 0.05;
/** Of a floor: float32's rounding on the path. */
const ROUNDING = 1e-5;
/** Of the forward fit's moments, relative to P's variance. */
const MOMENT = 1e-3;

/** A replica, and the mode of P that it has come to. */
export interface End {
  replica: number;
  loss: number;
  /** Index into the facts' modes; −1: on none that was found from P's components. */
  mode: number;
  /** −ln p at the top of the hill where its mean stands, and how far that is, in standard deviations of P. */
  level: number;
  away: number;
}

export function densityClaims({ reverse, forward }: Pair, { density, plain }: Facts): ClaimResult[] {
  if (!density || !reverse || !forward) return [];
  const ends = densityEnds(reverse, density);
  return [
    ...reverseEnds(reverse, density, ends),
    ...(plain ? approach(reverse, density, ends) : []),
    ...forwardEnds(forward, density),
    dearerForwards('density', reverse, forward),
  ];
}

function gaussian({ parameters }: ReplicaResult): { mean: number[]; covariance: number[][] } {
  if (parameters.kind !== 'mixture') throw new Error('This side trains Gaussians.');
  return { mean: parameters.means[0], covariance: parameters.covariances[0] };
}

/** Which mode each replica has come to. */
export function densityEnds({ replicas }: RecordedRun, density: DensityFacts): End[] {
  const p = new GaussianMixture(density.population.components);
  const distance = (a: readonly number[], b: readonly number[]) => standardisedDistance(a, b, density.covariance);
  return replicas.map((each, replica) => {
    const { mean } = gaussian(each);
    const top = mean.every(Number.isFinite) ? climb(p, mean) : { at: mean, height: Number.NaN };
    const mode = density.modes.findIndex(({ at }) => distance(at, top.at) < PLACE);
    return { replica, loss: each.loss, mode, level: -top.height, away: distance(mean, top.at) };
  });
}

function reverseEnds(run: RecordedRun, density: DensityFacts, ends: readonly End[]): ClaimResult[] {
  const total = ends.length;
  const counts = density.modes.map(({ at, level }, index) => {
    const count = ends.filter(({ mode }) => mode === index).length;
    const { low, high } = wilsonInterval(count, total);
    const where = at.length === 1 ? short(at[0]) : `(${at.map(short).join(', ')})`;
    return `${count} of ${total} (${Math.round(100 * low)}–${Math.round(100 * high)} %) on ${where}, −log P ${inNats(level)}`;
  });
  const recorded = run.series.find(({ name }) => name === 'loss')!.values;
  return [
    claim({
      id: 'density-reverse-modes',
      statement: `${run.label}: each of ${replicaCount(total)} ends on a mode of P, and the start decides on which: ${counts.join('; ')} (furthest mean from its mode, in standard deviations of P)`,
      expected: 0,
      measured: ends.some(({ mode }) => mode < 0) ? Number.NaN : worst(ends, ({ away }) => away),
      tolerance: PLACE,
      relation: '≤',
      unit: '1',
    }),
    claim({
      id: 'density-reverse-level',
      statement: `${run.label}: the loss is down to −log P at the mode where it ends (furthest of ${replicaCount(total)})`,
      expected: 0,
      measured: furthest(
        ends.map(({ loss, level }) => loss - level),
        0,
      ),
      tolerance: LEVEL,
      relation: '=',
      unit: 'nats',
    }),
    claim({
      id: 'density-reverse-floor',
      statement: `${run.label}: no replica falls below −log max P at any recorded step`,
      expected: density.modes[0].level,
      measured: Math.min(...recorded.map((row) => Math.min(...row))),
      tolerance: ROUNDING * Math.max(1, Math.abs(density.modes[0].level)),
      relation: '≥',
      unit: 'nats',
    }),
  ];
}

/** How fast: σ has no floor, and falls as 1/√t. */
function approach(run: RecordedRun, density: DensityFacts, ends: readonly End[]): ClaimResult[] {
  const rate = densityRate(density);
  const paces = ends.map(({ replica, level }) => {
    const { steps, values } = column(run, 'loss', replica);
    const gaps = values.map((value) => value - level);
    const scale = column(run, 'smallestScale', replica);
    return {
      gap: lateExponent(steps, gaps),
      scale: lateExponent(scale.steps, scale.values),
      constant: learningRateOf(run.spec) / reciprocalSlope(steps, gaps),
    };
  });
  const exponent = (id: string, what: string, expected: number, measured: number) =>
    claim({
      id,
      statement: `${run.label}: ${what}: the exponent over the last three quarters (median of ${replicaCount(ends.length)})`,
      expected,
      measured,
      tolerance: EXPONENT,
      relation: '=',
      unit: '1',
    });
  return [
    exponent('density-reverse-scale', 'σ goes to 0 as 1/√t', -0.5, median(paces.map(({ scale }) => scale))),
    exponent(
      'density-reverse-exponent',
      'what is left above −log P falls as 1/t',
      -1,
      median(paces.map(({ gap }) => gap)),
    ),
    claim({
      id: 'density-reverse-constant',
      statement: `${run.label}: it is ${inNats(rate)}/(learning rate × steps), whatever the mode (furthest of ${replicaCount(ends.length)})`,
      expected: rate,
      measured: furthest(
        paces.map(({ constant }) => constant),
        rate,
      ),
      tolerance: CONSTANT * rate,
      relation: '=',
      unit: 'nats',
    }),
  ];
}

function forwardEnds(run: RecordedRun, density: DensityFacts): ClaimResult[] {
  const { replicas } = run;
  const fits = replicas.map(gaussian);
  return density.covariance.map((row, j) =>
    claim({
      id: density.dimension === 1 ? 'density-forward-variance' : `density-forward-variance-${j}`,
      statement: `${run.label}: Q’s variance${density.dimension === 1 ? '' : ` along y${j + 1}`} is P’s, far from 0 (furthest of ${replicaCount(replicas.length)})`,
      expected: row[j],
      measured: furthest(
        fits.map(({ covariance }) => covariance[j][j]),
        row[j],
      ),
      tolerance: MOMENT * row[j],
      relation: '=',
      unit: 'y²',
    }),
  );
}
