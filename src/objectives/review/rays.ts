import type { VariableName } from '../../formula/expression.ts';
import type { Float64Program } from '../../formula/float64.ts';
import type { Roughness } from './kinks.ts';
import { type Place, placeAt } from './place.ts';
import { grid, type Point } from './probe.ts';

/** Places along a way out, or to a place, each further by the same factor. */
export interface Ray {
  points: Point[];
  /** The index of one that a reader can picture. */
  pictured: number;
  /** Whether they close in on a place. */
  inward: boolean;
}

/** Places in a decade. */
export const FINEST = 4;
/** Decades outwards, from and to: float64 has room for the square of the last place, and for its cube. */
const FROM = -2;
const OUT = 100;
/** Decades inwards to a place that is not 0, whose own rounding is not far below. */
const IN = 11;

/** Where the other variable is held. 0: a residual that is met exactly, on which a free scale collapses. */
const HELD: Readonly<Record<VariableName, readonly number[]>> = {
  r: [0, 0.013, -1.7, 3.3],
  s: [-1.2, 0.4],
  logp: [-7.3, -1.4, 0.7],
  logq: [-6.9, -1.1, 0.9],
};
/** How many decades out a reader can picture: a residual of a million, a log of a hundred. */
const PICTURED: Readonly<Record<VariableName, number>> = { r: 6, s: 2, logp: 2, logq: 2 };

/** Ways out along each variable and along diagonals, and ways to each place where the slope grows without bound. */
export function* rays(program: Float64Program, rough: Roughness): Generator<Ray> {
  yield* waysOut(program);
  for (const place of [...rough.steep, ...rough.edges]) yield* inwards(program, place);
}

export function* waysOut(program: Float64Program): Generator<Ray> {
  for (const direction of directions(program)) yield* outwards(program, direction);
}

/** P is fixed, and its log densities have a largest: no way leads up along logp. */
function directions({ variables }: Float64Program): Point[] {
  const sides = variables.map((name) => (name === 'logp' ? [0, -1] : [0, -1, 1]));
  return sides
    .reduce<Point[]>((points, side) => points.flatMap((point) => side.map((each) => [...point, each])), [[]])
    .filter((direction) => direction.some((each) => each !== 0))
    .sort((a, b) => count(a) - count(b));
}

function count(direction: Point): number {
  return direction.filter((each) => each !== 0).length;
}

function* outwards(program: Float64Program, direction: Point): Generator<Ray> {
  const { variables } = program;
  const starts = grid(
    program,
    Object.fromEntries(variables.map((name, i) => [name, direction[i] === 0 ? HELD[name] : [0]])) as typeof HELD,
  );
  const decades = Math.min(...variables.filter((_, i) => direction[i] !== 0).map((name) => PICTURED[name]));
  const distances = Array.from({ length: (OUT - FROM) * FINEST + 1 }, (_, k) => decade(FROM * FINEST + k));
  for (const start of starts) {
    const points = distances.map((away) => start.map((value, i) => value + away * direction[i]));
    yield { points, pictured: (decades - FROM) * FINEST, inward: false };
  }
}

function* inwards(program: Float64Program, place: Place): Generator<Ray> {
  const index = program.variables.indexOf(place.name);
  for (const start of grid(program, { ...HELD, [place.name]: [0] })) {
    const at = placeAt(program, place, start);
    if (Number.isNaN(at)) continue;
    const distances = Array.from({ length: (at === 0 ? OUT : IN) * FINEST + 1 }, (_, k) => decade(-k));
    for (const side of [-1, 1]) {
      const points = distances.map((away) => start.map((value, i) => (i === index ? at + side * away : value)));
      yield { points, pictured: 9 * FINEST, inward: true };
    }
  }
}

/** Exact at whole decades. */
function decade(k: number): number {
  return k % FINEST === 0 ? Number(`1e${k / FINEST}`) : 10 ** (k / FINEST);
}
