import type { VariableName } from '../../formula/expression.ts';
import type { Float64Program } from '../../formula/float64.ts';
import { numberText } from './number-text.ts';

/** What a look at a formula found before it trains anything. */
export interface ReviewNote {
  about: 'gradient' | 'kinks' | 'domain' | 'bound' | 'nearest';
  /** fine: as it should be. mind: it trains, but know this. wrong: it will fail somewhere. */
  verdict: 'fine' | 'mind' | 'wrong';
  /** One sentence or a few, plain text. */
  text: string;
}

/** A place where a formula is looked at: one number for each of the program's variables. */
export type Point = readonly number[];

/** Where each variable is looked at: residuals in units of y, log probabilities in nats, log scales. */
export const PROBES: Readonly<Record<VariableName, readonly number[]>> = {
  r: symmetric([0.013, 0.11, 0.37, 0.9, 1.7, 3.3, 7.1, 29]),
  s: [-3.1, -1.2, -0.3, 0.4, 1.3, 2.9],
  logp: [-23, -7.3, -3.1, -1.4, -0.6, 0.7],
  logq: [-21, -6.9, -2.8, -1.1, -0.4, 0.9],
};

function symmetric(values: readonly number[]): number[] {
  return [...values.map((value) => -value).reverse(), ...values];
}

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

/** "r = 0, s = −1.2". */
export function pointText({ variables }: Float64Program, point: Point): string {
  return variables.map((name, i) => `${name} = ${numberText(point[i])}`).join(', ');
}
