import type { VariableName } from '../../formula/expression.ts';
import type { Float64Program } from '../../formula/float64.ts';
import { type Line, lineAlong, MIDDLE } from './line.ts';
import { numberText } from './number-text.ts';
import type { Point } from './probe.ts';

/** A place found along one variable with the other held, and what became of it where that was held elsewhere. */
export interface Place {
  name: VariableName;
  at: number;
  /** The other variable; null where the formula names one alone. */
  other: VariableName | null;
  /** By how much the place moves with the other variable: 0 not at all, ±1 by as much. Null: otherwise. */
  moves: 0 | 1 | -1 | null;
}

/** How far from the middle the other variable is held, to see how a place moves with it. */
const SHIFTS = [0.37, -0.61];
const CLOSE = 1e-6;
/** What halving leaves of a place at 0. */
const ROUNDING = 1e-12;

/** What `find` finds along each variable, by the kind of place. `find` is given the place itself to many digits. */
export function placesOf<Kind extends string>(
  program: Float64Program,
  kinds: readonly Kind[],
  find: (line: Line) => Record<Kind, number[]>,
): Record<Kind, Place[]> {
  const all = Object.fromEntries(kinds.map((kind) => [kind, []])) as unknown as Record<Kind, Place[]>;
  for (const name of program.variables) {
    const other = program.variables.find((each) => each !== name) ?? null;
    const [found, ...shifted] = [0, ...(other ? SHIFTS : [])].map((shift) => find(lineAlong(program, name, shift)));
    for (const kind of kinds) {
      const follows = (at: number, by: number) =>
        shifted.every((each, i) => each[kind].some((place) => isNear(place, at + by * SHIFTS[i])));
      for (const at of distinct(found[kind])) {
        const moves = ([0, 1, -1] as const).find((by) => follows(at, by)) ?? null;
        all[kind].push({ name, at: Math.abs(at) < ROUNDING ? 0 : at, other, moves });
      }
    }
  }
  return all;
}

/** Where along its variable a place is at a point; NaN where that is not known. */
export function placeAt({ variables }: Float64Program, { other, at, moves }: Place, point: Point): number {
  if (other === null || moves === 0) return at;
  const away = point[variables.indexOf(other)] - MIDDLE[other];
  return moves === null ? (away === 0 ? at : Number.NaN) : at + moves * away;
}

export function isNear(a: number, b: number): boolean {
  return Math.abs(a - b) <= CLOSE * Math.max(1, Math.abs(b));
}

function distinct(places: readonly number[]): number[] {
  return places.filter((at, index) => places.findIndex((each) => isNear(each, at)) === index);
}

/** Relations are solved for the first of these that they have. */
const SOLVED_FOR: readonly VariableName[] = ['r', 's', 'logq', 'logp'];
/** At most so many are spelt out. */
const MOST = 4;

/**
 * Places in words: "r = −0.5, r = 2", "logq = logp + 1", "r = 1.5 with s = 0.4". What was found along one variable and what was
 * found along the other are never told as one point.
 */
export function spelt(places: readonly Place[]): string {
  const fixed = places.filter(({ moves }) => moves === 0).map((place) => [place.name, equation(place)] as const);
  const related = [...new Set(places.filter(({ moves }) => moves === 1 || moves === -1).map(relation))];
  const curved = places.filter(({ moves }) => moves === null);
  // One curve crosses the lines along both variables: those along the first are enough.
  const crossings = curved.filter(({ name }) => name === curved[0].name).map(equation);
  const names = [...new Set(fixed.map(([name]) => name))];
  return [
    ...names.map((name) => shortened(fixed.flatMap(([each, text]) => (each === name ? [text] : [])))),
    related.length ? shortened(related) : '',
    crossings.length ? shortened(crossings) : '',
  ]
    .filter(Boolean)
    .join(' or ');
}

function shortened(texts: readonly string[]): string {
  const more = texts.length - MOST;
  return more > 0 ? `${texts.slice(0, MOST).join(', ')} and ${more} more` : texts.join(', ');
}

function equation({ name, at, other, moves }: Place): string {
  const held = moves === null && other ? ` with ${other} = ${numberText(MIDDLE[other])}` : '';
  return `${name} = ${numberText(tidy(at))}${held}`;
}

/** y = x + c or y = −x + c, from whichever of the two it was found along. */
function relation({ name, at, other, moves }: Place): string {
  const [y, x] = SOLVED_FOR.indexOf(name) < SOLVED_FOR.indexOf(other!) ? [name, other!] : [other!, name];
  const along = at - moves! * MIDDLE[other!];
  const constant = tidy(moves === 1 && y !== name ? -along : along);
  const shift = constant === 0 ? '' : ` ${constant < 0 ? '−' : '+'} ${numberText(Math.abs(constant))}`;
  return `${y} = ${moves === 1 ? '' : '−'}${x}${shift}`;
}

/** A place found by halving, without the last digits that halving left. */
function tidy(at: number): number {
  return Math.abs(at) < 1e-6 ? 0 : Number(at.toPrecision(6));
}
