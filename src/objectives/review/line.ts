import type { VariableName } from '../../formula/expression.ts';
import type { Float64Program } from '../../formula/float64.ts';
import { partialsAt, valuesAt } from './probe.ts';

/** A formula along one of its variables, the others held. */
export interface Line {
  name: VariableName;
  /** Places close together, off the round numbers, at which kinks like to sit. */
  near: readonly number[];
  /** The same, and beyond them places ever further apart. */
  places: readonly number[];
  values(at: readonly number[]): Float64Array;
  slopes(at: readonly number[]): Float64Array;
}

/** Where the other variables are held. */
export const MIDDLE: Readonly<Record<VariableName, number>> = { r: 0.013, s: 0.4, logp: -1.4, logq: -1.1 };

const CELLS = 480;
/** Closer together where thresholds and joints are small; uneven, as halving must not hit a hole at 0. */
const AROUND_ZERO = Array.from({ length: 18 }, (_, k) => 1.3e-6 * 1.7 ** k).flatMap((away) => [-away, 1.1 * away]);
const FURTHEST = 1e6;
const RATIO = 1.12;

/** `shift`: from the middle, at which the others are held. */
export function lineAlong(program: Float64Program, name: VariableName, shift = 0): Line {
  const held = program.variables.map((other) => MIDDLE[other] + shift);
  const points = (at: readonly number[]) =>
    at.map((place) => held.map((value, j) => (program.variables[j] === name ? place : value)));
  const [from, to] = name === 'r' ? [-12, 12] : [-8, 3];
  const width = (to - from) / CELLS;
  const even = Array.from({ length: CELLS + 1 }, (_, cell) => from + (cell - 0.37) * width);
  const near = [...even, ...AROUND_ZERO].sort((a, b) => a - b);
  const below = further(even[0], -1);
  const above = further(even[CELLS], 1);
  return {
    name,
    near,
    places: [...below.reverse(), ...near, ...above],
    values: (at) => valuesAt(program, points(at)),
    slopes: (at) => partialsAt(program, points(at))[name],
  };
}

function further(from: number, side: number): number[] {
  const places: number[] = [];
  for (let away = 0.2; away < FURTHEST; away *= RATIO) places.push(from + side * away);
  return places;
}
