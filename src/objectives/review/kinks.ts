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
    const slope = (at: number) => partialsAt(program, [middle.map((value, j) => (j === i ? at : value))])[name][0];
    return jumps(slope, name === 'r' ? [-12, 12] : [-8, 3]).map((at) => ({ name, at }));
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

/** Where a function jumps: an interval whose ends differ much more than its slope explains, halved until it is a point. */
function jumps(f: (x: number) => number, [from, to]: readonly [number, number]): number[] {
  const cells = 480;
  const width = (to - from) / cells;
  const found: number[] = [];
  for (let cell = 0; cell < cells; cell++) {
    // Off the round numbers, at which kinks like to sit.
    let [low, high] = [from + (cell - 0.37) * width, from + (cell + 0.63) * width];
    const rise = Math.abs(f(high) - f(low));
    for (let halving = 0; halving < 40; halving++) {
      const middle = (low + high) / 2;
      if (Math.abs(f(middle) - f(low)) > Math.abs(f(high) - f(middle))) high = middle;
      else low = middle;
    }
    const left = Math.abs(f(high) - f(low));
    if (rise > 1e-9 && left > 0.1 * rise && left > 1e-6) found.push(Number(((low + high) / 2).toPrecision(6)));
  }
  return found;
}

export function kinkNote(kinks: readonly Kink[]): ReviewNote {
  if (!kinks.length) return { about: 'kinks', verdict: 'fine', text: 'No kinks: it has a derivative everywhere.' };
  const places = kinks.map(({ name, at }) => `${name} = ${Math.abs(at) < 1e-6 ? 0 : at}`).join(', ');
  return {
    about: 'kinks',
    verdict: 'mind',
    text: `A kink at ${places}: there the derivative is taken between its two sides (0 for |r| at 0).`,
  };
}
