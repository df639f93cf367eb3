import type { VariableName } from '../../formula/expression.ts';
import type { Float64Program } from '../../formula/float64.ts';

/** What a look at a formula found before it trains anything. */
export interface ReviewNote {
  about: 'gradient' | 'kinks' | 'domain' | 'bound' | 'nearest';
  /** fine: as it should be. mind: it trains, but know this. wrong: it will fail somewhere. */
  verdict: 'fine' | 'mind' | 'wrong';
  /** One sentence, plain text. */
  text: string;
}

/** A place where a formula is looked at: one number for each of the program's variables. */
export type Point = readonly number[];

/** All combinations of the variables' places. */
export function grid(program: Float64Program, along: Readonly<Record<VariableName, readonly number[]>>): Point[] {
  return program.variables.reduce<Point[]>(
    (points, name) => points.flatMap((point) => along[name].map((value) => [...point, value])),
    [[]],
  );
}

function inputsOf(program: Float64Program, points: readonly Point[]) {
  return Object.fromEntries(
    program.variables.map((name, i) => [name, Float64Array.from(points, (point) => point[i])]),
  ) as Record<VariableName, Float64Array>;
}

export function valuesAt(program: Float64Program, points: readonly Point[]): Float64Array {
  const out = new Float64Array(points.length);
  program.evaluate(points.length, inputsOf(program, points), out, null);
  return out;
}

export function partialsAt(program: Float64Program, points: readonly Point[]): Record<VariableName, Float64Array> {
  const partials = inputsOf(program, points);
  program.evaluate(points.length, inputsOf(program, points), new Float64Array(points.length), partials);
  return partials;
}

/** The kinks' places along one variable. */
export interface Kink {
  name: VariableName;
  at: number;
}

/** Where the other variables are held. */
const MIDDLE = { r: 0.013, s: 0.4, logp: -1.4, logq: -1.1 };

/** A formula along one of its variables, the others at a middle value. */
export interface Line {
  name: VariableName;
  /** Places close together, off the round numbers, at which kinks like to sit. */
  places: readonly number[];
  values(at: readonly number[]): Float64Array;
  slopes(at: readonly number[]): Float64Array;
}

export function lineAlong(program: Float64Program, name: VariableName): Line {
  const middle = program.variables.map((other) => MIDDLE[other]);
  const points = (at: readonly number[]) =>
    at.map((place) => middle.map((value, j) => (program.variables[j] === name ? place : value)));
  const [from, to] = name === 'r' ? [-12, 12] : [-8, 3];
  const cells = 480;
  const width = (to - from) / cells;
  return {
    name,
    places: Array.from({ length: cells + 1 }, (_, cell) => from + (cell - 0.37) * width),
    values: (at) => valuesAt(program, points(at)),
    slopes: (at) => partialsAt(program, points(at))[name],
  };
}
