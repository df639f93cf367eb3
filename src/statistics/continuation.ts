import { LuDecomposition, Matrix } from 'ml-matrix';
import { findRoot } from './root.ts';

/** F of n equations in n + 1 unknowns; NaN or ∞ outside its domain. */
export type Equations = (x: readonly number[]) => number[];

export interface CurvePoint {
  x: number[];
  /** Unit tangent, in the direction in which the curve is followed. */
  tangent: number[];
}

export interface FollowOptions {
  /** Direction to set out in: the first tangent has a positive product with it. */
  towards: readonly number[];
  /** Arc length from one point to the next; default 0.1. */
  step?: number;
  /** Most points; default 200. */
  most?: number;
  /** The curve is followed until this is true. */
  until?: (point: CurvePoint) => boolean;
}

/** Relative step of the Jacobian's differences, and where Newton's iteration is done. */
const DIFFERENCE = 1e-5;
const DONE = 1e-11;
const NEWTON_STEPS = 12;
/** A step that does not converge is halved, down to this share of the first. */
const SHORTEST = 1e-3;

/**
 * Follows a curve F(x) = 0 from a point near it by its arc length, around corners where no single unknown can be the
 * parameter: pseudo-arclength continuation (Keller 1977; Allgower & Georg, Numerical Continuation Methods, chapter 10).
 * Yields the points as they are found. Ends early where Newton's iteration finds no next point.
 */
export function* followCurve(equations: Equations, start: readonly number[], options: FollowOptions) {
  const { towards, step = 0.1, most = 200, until = () => false } = options;
  // The start is put on the curve at its own distance along `towards`.
  let x = correct(equations, start, [...towards], start);
  if (!x) return;
  let tangent = tangentAt(equations, x, towards);
  for (let count = 0; count < most; count++) {
    const point: CurvePoint = { x, tangent };
    yield point;
    if (until(point)) return;
    let next: number[] | null = null;
    for (let length = step; !next && length > SHORTEST * step; length /= 2) {
      const guess = x.map((value, i) => value + length * tangent[i]);
      next = correct(equations, guess, tangent, guess);
    }
    if (!next) return;
    tangent = tangentAt(equations, next, tangent);
    x = next;
  }
}

/**
 * Where unknown `index` turns back between two neighbouring points of a curve, to rounding: the zero of the tangent's entry
 * along the chord. Null where it does not turn between them.
 */
export function turningPoint(equations: Equations, a: CurvePoint, b: CurvePoint, index: number): CurvePoint | null {
  if (!(a.tangent[index] * b.tangent[index] < 0)) return null;
  const chord = b.x.map((value, i) => value - a.x[i]);
  let turn: CurvePoint | null = a;
  findRoot(
    (share) => {
      const guess = a.x.map((value, i) => value + share * chord[i]);
      const x = correct(equations, guess, chord, guess);
      turn = x && { x, tangent: tangentAt(equations, x, chord) };
      return turn?.tangent[index] ?? Number.NaN;
    },
    0,
    1,
  );
  return turn;
}

/** Newton on F(x) = 0 together with (x − anchor)·normal = 0. Null where it does not converge. */
function correct(equations: Equations, from: readonly number[], normal: number[], anchor: readonly number[]) {
  let x = [...from];
  for (let iteration = 0; iteration < NEWTON_STEPS; iteration++) {
    const value = equations(x);
    const offset = x.reduce((sum, v, i) => sum + (v - anchor[i]) * normal[i], 0);
    const residual = [...value, offset];
    if (!residual.every(Number.isFinite)) return null;
    const move = solve([...jacobian(equations, x), normal], residual);
    if (!move) return null;
    x = x.map((v, i) => v - move[i]);
    if (Math.max(...move.map(Math.abs)) <= DONE * Math.max(1, ...x.map(Math.abs))) return x;
  }
  return null;
}

/** The unit vector that the Jacobian maps to 0, on the side of `towards`. */
function tangentAt(equations: Equations, x: readonly number[], towards: readonly number[]): number[] {
  const rows = jacobian(equations, x);
  const right = [...rows.map(() => 0), 1];
  const along = solve([...rows, [...towards]], right);
  if (!along) return [...towards];
  const length = Math.hypot(...along);
  return along.map((value) => value / length);
}

function jacobian(equations: Equations, x: readonly number[]): number[][] {
  const columns = x.map((xi, i) => {
    const h = DIFFERENCE * Math.max(1, Math.abs(xi));
    const at = (k: number) => equations(x.map((v, j) => (j === i ? v + k * h : v)));
    const [up, down] = [at(1), at(-1)];
    return up.map((v, j) => (v - down[j]) / (2 * h));
  });
  return columns[0].map((_, row) => columns.map((column) => column[row]));
}

function solve(matrix: number[][], right: number[]): number[] | null {
  const decomposition = new LuDecomposition(new Matrix(matrix));
  if (decomposition.isSingular()) return null;
  const solution = decomposition.solve(Matrix.columnVector(right)).getColumn(0);
  return solution.every(Number.isFinite) ? solution : null;
}
