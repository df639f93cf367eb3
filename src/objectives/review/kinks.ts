import type { Expression } from '../../formula/expression.ts';
import type { Float64Program } from '../../formula/float64.ts';
import { type Edge, edgesAlong, isSteepAt } from './edges.ts';
import { numberText } from './number-text.ts';
import { type Kink, type Line, lineAlong, type ReviewNote } from './probe.ts';

/** Where a formula has no derivative, found along each variable with the others at a middle value. */
export interface Roughness {
  /** A jump of a partial derivative: it has one on either side. */
  kinks: Kink[];
  /** Its slope grows without bound there, from one side or from both. */
  steep: Kink[];
  /** Beyond it has no value. */
  edges: Edge[];
}

export function roughnessOf(expression: Expression, program: Float64Program): Roughness {
  const all: Roughness = { kinks: [], steep: [], edges: [] };
  const kinked = mayHaveKinks(expression);
  for (const name of program.variables) {
    const line = lineAlong(program, name);
    const edges = edgesAlong(line);
    const places = [...new Set([...jumps(line), ...edges.map(({ at }) => at), 0].map(tidy))].sort((a, b) => a - b);
    const steep = places.filter((at) => isSteepAt(line, at));
    all.edges.push(...edges);
    all.steep.push(...steep.map((at) => ({ name, at })));
    const isKink = (at: number) => !steep.includes(at) && edges.every((edge) => tidy(edge.at) !== at);
    if (kinked) all.kinks.push(...[...new Set(jumps(line).map(tidy))].filter(isKink).map((at) => ({ name, at })));
  }
  return all;
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
 * Where the slope jumps: an interval whose ends differ much more than its own slope explains, halved until it is a point. All
 * intervals are halved at once, since a program runs over many places as fast as over one.
 */
function jumps({ places: edges, slopes: f }: Line): number[] {
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
    .map(({ low, high }) => (low.at + high.at) / 2);
}

/** A place found by halving, without the last digits that halving left. */
function tidy(at: number): number {
  return Math.abs(at) < 1e-6 ? 0 : Number(at.toPrecision(6));
}

export function kinkNote({ kinks, steep, edges }: Roughness): ReviewNote {
  const sentences = [
    edges.length && `It ends at ${spelt(edges)}: beyond, it has neither value nor derivative.`,
    steep.length && `At ${spelt(steep)} it has no derivative: its slope grows without bound.`,
    kinks.length && `A kink at ${spelt(kinks)}: there the derivative is taken between its two sides (0 for |r| at 0).`,
  ].filter(Boolean);
  if (!sentences.length) return { about: 'kinks', verdict: 'fine', text: 'None: it has a derivative everywhere.' };
  return { about: 'kinks', verdict: 'mind', text: sentences.join(' ') };
}

function spelt(places: readonly Kink[]): string {
  return places.map(({ name, at }) => `${name} = ${numberText(tidy(at))}`).join(', ');
}
