import type { Expression } from '../../formula/expression.ts';
import type { Float64Program } from '../../formula/float64.ts';
import { type Kink, partialsAt, type ReviewNote } from './probe.ts';

/** Where the other variables are held. */
const MIDDLE = { r: 0.013, s: 0.4, logp: -1.4, logq: -1.1 };

/** Places of a jump in a partial derivative, found along each variable with the others at a middle value. */
export function kinksOf(expression: Expression, program: Float64Program): Kink[] {
  if (!mayHaveKinks(expression)) return [];
  return program.variables.flatMap((name, i) => {
    const middle = program.variables.map((other) => MIDDLE[other]);
    const slopes = (places: readonly number[]) =>
      partialsAt(
        program,
        places.map((at) => middle.map((value, j) => (j === i ? at : value))),
      )[name];
    return jumps(slopes, name === 'r' ? [-12, 12] : [-8, 3]).map((at) => ({ name, at }));
  });
}

/** Only these operations have kinks. */
function mayHaveKinks(node: Expression): boolean {
  switch (node.kind) {
    case 'unary':
      return node.operator === 'abs' || mayHaveKinks(node.argument);
    case 'binary':
      return node.operator === 'min' || node.operator === 'max' || mayHaveKinks(node.left) || mayHaveKinks(node.right);
    case 'conditional':
      return true;
    default:
      return false;
  }
}

/**
 * Where a function jumps: an interval whose ends differ much more than its slope explains, halved until it is a point. All
 * intervals are halved at once, since a program runs over many places as fast as over one.
 */
function jumps(f: (x: readonly number[]) => Float64Array, [from, to]: readonly [number, number]): number[] {
  const cells = 480;
  const width = (to - from) / cells;
  // Off the round numbers, at which kinks like to sit.
  const edges = Array.from({ length: cells + 1 }, (_, cell) => from + (cell - 0.37) * width);
  const values = f(edges);
  const ends = edges.slice(1).map((high, cell) => ({
    low: { at: edges[cell], value: values[cell] },
    high: { at: high, value: values[cell + 1] },
    rise: Math.abs(values[cell + 1] - values[cell]),
  }));
  const risen = ends.filter(({ rise }) => rise > 1e-9);
  for (let halving = 0; halving < 40; halving++) {
    const middles = risen.map(({ low, high }) => (low.at + high.at) / 2);
    const between = f(middles);
    risen.forEach((cell, index) => {
      const middle = { at: middles[index], value: between[index] };
      if (Math.abs(middle.value - cell.low.value) > Math.abs(cell.high.value - middle.value)) cell.high = middle;
      else cell.low = middle;
    });
  }
  return risen
    .filter(({ low, high, rise }) => {
      const left = Math.abs(high.value - low.value);
      return left > 0.1 * rise && left > 1e-6;
    })
    .map(({ low, high }) => Number(((low.at + high.at) / 2).toPrecision(6)));
}

export function kinkNote(kinks: readonly Kink[]): ReviewNote {
  if (!kinks.length) return { about: 'kinks', verdict: 'fine', text: 'None: it has a derivative everywhere.' };
  const places = kinks.map(({ name, at }) => `${name} = ${Math.abs(at) < 1e-6 ? 0 : at}`).join(', ');
  return {
    about: 'kinks',
    verdict: 'mind',
    text: `A kink at ${places}: there the derivative is taken between its two sides (0 for |r| at 0).`,
  };
}
