import { type Expression, someWithin } from '../../formula/expression.ts';
import type { Float64Program } from '../../formula/float64.ts';
import { breaksOf } from './breaks.ts';
import { edgesAlong, isSteepAt } from './edges.ts';
import type { Line } from './line.ts';
import { isNear, type Place, placesOf, spelt } from './place.ts';
import type { ReviewNote } from './probe.ts';
import { isSmooth } from './smoothness.ts';

/** Where a formula has no derivative. */
export interface Roughness {
  /** Its value jumps. */
  jumps: Place[];
  /** A jump of a partial derivative, but not of the value: it has a slope on either side. */
  kinks: Place[];
  /** Its slope grows without bound there, from one side or from both. */
  steep: Place[];
  /** Beyond it has no value. */
  edges: Place[];
}

export function roughnessOf(expression: Expression, program: Float64Program): Roughness {
  const kinked = someWithin(expression, mayKink);
  return placesOf(program, ['jumps', 'kinks', 'steep', 'edges'], (line) => roughAlong(line, kinked));
}

function roughAlong(line: Line, kinked: boolean): Record<keyof Roughness, number[]> {
  const edges = edgesAlong(line);
  const slopeBreaks = breaksOf(line.places, line.slopes);
  const valueBreaks = breaksOf(line.places, line.values);
  const steep = [...slopeBreaks, ...valueBreaks, ...edges, 0].filter((at) => isSteepAt(line, at));
  const beside = (places: readonly number[]) => (at: number) => places.every((place) => !isNear(place, at));
  const jumps = kinked ? valueBreaks.filter(beside([...steep, ...edges])) : [];
  const kinks = kinked ? slopeBreaks.filter(beside([...steep, ...edges, ...jumps])).filter(staysApart(line)) : [];
  return { jumps, kinks, steep, edges };
}

/** Far within what halving resolves; squares of it are still numbers. */
const INNERMOST = 1e-150;

/** Not a kink: the slopes of |r|^1.01, which meet at 0, but only just. */
function staysApart({ slopes }: Line): (at: number) => boolean {
  return (at) => {
    if (!isNear(at, 0)) return true;
    const [before, below, above, behind] = slopes([-1e-3, -INNERMOST, INNERMOST, 1e-3]);
    return Math.abs(above - below) > 0.05 * Math.abs(behind - before);
  };
}

/** Only these operations have kinks or jumps: a root as √(r²) has. */
function mayKink(part: Expression): boolean {
  if (part.kind === 'conditional') return true;
  if (part.kind === 'unary') return part.operator === 'abs' || part.operator === 'sqrt';
  if (part.kind !== 'binary') return false;
  const { operator, right } = part;
  if (operator === 'power') return !(right.kind === 'constant' && Number.isInteger(right.value));
  return operator === 'min' || operator === 'max';
}

export function kinkNote(expression: Expression, { jumps, kinks, steep, edges }: Roughness): ReviewNote {
  const sentences = [
    edges.length && `It ends at ${spelt(edges)}: beyond, it has neither value nor derivative.`,
    steep.length && `At ${spelt(steep)} it has no derivative: its slope grows without bound.`,
    jumps.length && `A jump at ${spelt(jumps)}: there it has no derivative, and training does not see the cliff.`,
    kinks.length &&
      `A kink at ${spelt(kinks)}: its slope jumps, and training takes one of the two slopes or one between (0 for |x| at 0).`,
  ].filter(Boolean);
  if (sentences.length) return { about: 'kinks', verdict: 'mind', text: sentences.join(' ') };
  return {
    about: 'kinks',
    verdict: 'fine',
    text: isSmooth(expression)
      ? 'None: it has a derivative everywhere.'
      : 'None seen: it has a derivative wherever it was looked at.',
  };
}
