import { type Findings, foundTable } from '../../src/experiment/findings.ts';
import { type CurvePoint, followCurve, turningPoint } from '../../src/statistics/continuation.ts';
import { findLocalMinima } from '../../src/statistics/local-minima.ts';
import { type Minimum, minimise } from '../../src/statistics/minimise.ts';
import { findRoot } from '../../src/statistics/root.ts';
import { pairKl, pairKlGradient, pairSlopeOverMean } from './pair-kl.ts';

/** Separations 2a of ½N(−a, 1) + ½N(a, 1) at which a search is made, in the modes' own standard deviations. */
export const SEPARATIONS = { from: 2, to: 8, step: 0.125 } as const;
export const SEPARATION_COUNT = Math.round((SEPARATIONS.to - SEPARATIONS.from) / SEPARATIONS.step) + 1;
const A_ROUND = 4;
/** Then the descent alone brackets the fold, the two levels cross, and two curves are followed. */
export const SWEEP_ROUNDS = Math.ceil(SEPARATION_COUNT / A_ROUND) + 4;

/** A mean nearer to the middle than this is in the middle. */
const MIDDLE = 1e-3;
const TOLERANCE = 2e-7;
const MOST_ITERATIONS = 100;
/** Bisection by descent stops here: the slope beside a fold is as small as the distance from it. */
const BRACKET = 1e-5;

/**
 * Where reverse KL of one Gaussian Q to a pair of unit modes is stationary, against their separation, without the trainer.
 * Tables, in the order in which they come: `minima` (found by descent at each separation), `descent` (the bracket of the
 * fold), `switch` (where both kinds of optimum are equally low), `free` and `fixed` (curves of stationary points, with σ
 * free and with σ = 1), `fold` and `pitchfork` (where those turn back).
 */
export function* sweep(): Generator<Findings, void> {
  const found: Record<string, Findings[number]> = {};
  const minima: number[][] = [];
  for (let from = 0; from < SEPARATION_COUNT; from += A_ROUND) {
    for (let i = from; i < Math.min(SEPARATION_COUNT, from + A_ROUND); i++) {
      const separation = SEPARATIONS.from + i * SEPARATIONS.step;
      for (const { x, value } of search(separation)) minima.push([separation, x[0], Math.exp(x[1]), value]);
    }
    found.minima = foundTable('minima', { separation: 'sd', mean: 'sd', sd: 'sd', kl: 'nats' }, minima.slice());
    yield Object.values(found);
  }
  found.descent = foundTable('descent', { separation: 'sd' }, [[bracketFold()]]);
  yield Object.values(found);

  const level = findRoot(
    (separation) => onMode(separation).value - onBoth(separation).value,
    SEPARATIONS.from + 3,
    SEPARATIONS.to,
    1e-9,
  );
  found.switch = foundTable('switch', { separation: 'sd', kl: 'nats' }, [[level, onBoth(level).value]]);
  yield Object.values(found);

  const free = follow(([m, l, s]) => pairKlGradient(m, l, s), [SEPARATIONS.to / 2, 0, SEPARATIONS.to]);
  found.free = foundTable(
    'free',
    { separation: 'sd', mean: 'sd', sd: 'sd', kl: 'nats', minimum: '1' },
    free.points.map(({ x: [m, l, s], tangent }) => [s, m, Math.exp(l), pairKl(m, l, s), tangent[2] < 0 ? 1 : 0]),
  );
  found.fold = foundTable(
    'fold',
    { separation: 'sd', mean: 'sd', sd: 'sd' },
    free.turns.map(({ x: [m, l, s] }) => [s, m, Math.exp(l)]),
  );
  yield Object.values(found);

  // The curve is even: past the middle it has nothing new.
  const fixed = follow(
    ([m, s]) => [pairSlopeOverMean(m, s)],
    [SEPARATIONS.to / 2, SEPARATIONS.to],
    ([m]) => m < 0,
  );
  found.fixed = foundTable(
    'fixed',
    { separation: 'sd', mean: 'sd' },
    fixed.points.map(({ x: [m, s] }) => [s, m]),
  );
  found.pitchfork = foundTable(
    'pitchfork',
    { separation: 'sd', mean: 'sd' },
    fixed.turns.map(({ x: [m, s] }) => [s, m]),
  );
  yield Object.values(found);
}

/** The local minima over mean and ln σ, from starts on a mode, between the two, and over both. */
function search(separation: number): Minimum[] {
  const half = separation / 2;
  const broad = 0.5 * Math.log(1 + half * half);
  const starts = [
    [0, broad],
    [half, 0],
    [-half, 0],
    [half / 2, broad / 2],
  ];
  return findLocalMinima(([m, l]) => pairKl(m, l, separation), starts, {
    gradient: ([m, l]) => pairKlGradient(m, l, separation),
    tolerance: TOLERANCE,
    maxIterations: MOST_ITERATIONS,
  });
}

function descend(separation: number, start: readonly [number, number]): Minimum {
  return minimise(
    ([m, l]) => pairKl(m, l, separation),
    ([m, l]) => pairKlGradient(m, l, separation),
    start,
    { tolerance: TOLERANCE, maxIterations: MOST_ITERATIONS },
  );
}

const onMode = (separation: number) => descend(separation, [separation / 2, 0]);
const onBoth = (separation: number) => descend(separation, [0, 0.5 * Math.log(1 + (separation / 2) ** 2)]);

/** The least separation at which a descent from a mode stays off the middle, by bisection. */
function bracketFold(): number {
  let [low, high] = [SEPARATIONS.from as number, SEPARATIONS.to as number];
  while (high - low > BRACKET) {
    const middle = (low + high) / 2;
    if (Math.abs(onMode(middle).x[0]) > MIDDLE) high = middle;
    else low = middle;
  }
  return (low + high) / 2;
}

/** A curve of stationary points, from the largest separation down and around, and where the separation turns back. */
function follow(
  equations: (x: readonly number[]) => number[],
  start: readonly number[],
  enough: (x: readonly number[]) => boolean = () => false,
) {
  const last = start.length - 1;
  const towards = start.map((_, i) => (i === last ? -1 : 0));
  const until = ({ x }: CurvePoint) => x[last] > SEPARATIONS.to || enough(x);
  const points: CurvePoint[] = [];
  const turns: CurvePoint[] = [];
  for (const point of followCurve(equations, start, { towards, step: 0.2, most: 120, until })) {
    const turn = points.length ? turningPoint(equations, points[points.length - 1], point, last) : null;
    if (turn) turns.push(turn);
    points.push(point);
  }
  return { points, turns };
}
