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
