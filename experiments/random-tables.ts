import { sampleDirichlet } from '../src/distributions/dirichlet.ts';
import { STREAM, Stream } from '../src/information/random.ts';

/** Concentrations of the Dirichlet draws: from tables that one outcome dominates to nearly uniform ones. */
const CONCENTRATIONS = [0.2, 0.5, 1, 3, 10];
const MOST_OUTCOMES = 12;
/** Powers of ten by which near pairs differ. */
const NEAREST = 4;

/** How P and Q of a random pair lie to each other, in turn. */
export const PAIR_KINDS = [
  'independent',
  'zeros in P',
  'near',
  'proportional',
  'Q misses an outcome',
  'equal',
] as const;
export type PairKind = (typeof PAIR_KINDS)[number];

export interface Pair {
  kind: PairKind;
  p: number[];
  q: number[];
}

/**
 * Random pair number `index`: Dirichlet tables of 2 to 12 outcomes. Near: Q is P but for a share of 1 to 1e-4. Proportional: P has
 * zeros, and Q is c·P where P is not. The same seed and index give the same pair.
 */
export function drawPair(seed: number, index: number): Pair {
  const stream = new Stream(seed, STREAM.sample, index);
  const kind = PAIR_KINDS[index % PAIR_KINDS.length];
  const m = 2 + stream.integer(MOST_OUTCOMES - 1);
  const table = () => sampleDirichlet(m, CONCENTRATIONS[stream.integer(CONCENTRATIONS.length)], stream);
  const p = table();
  if (kind === 'equal') return { kind, p, q: p.slice() };
  const other = table();
  switch (kind) {
    case 'independent':
      return { kind, p, q: other };
    case 'zeros in P':
      return { kind, p: withZeros(p, stream), q: other };
    case 'near': {
      const share = 10 ** (-NEAREST * stream.uniform());
      return { kind, p, q: p.map((each, outcome) => (1 - share) * each + share * other[outcome]) };
    }
    case 'proportional': {
      const withHoles = withZeros(p, stream);
      const c = stream.uniform();
      const outside = other.map((each, outcome) => (withHoles[outcome] > 0 ? 0 : each));
      const mass = outside.reduce((sum, each) => sum + each, 0);
      // An outside that underflowed to nothing leaves Q = P.
      if (mass === 0) return { kind, p: withHoles, q: withHoles.slice() };
      const q = withHoles.map((each, outcome) => c * each + ((1 - c) * outside[outcome]) / mass);
      return { kind, p: withHoles, q };
    }
    case 'Q misses an outcome':
      return { kind, p, q: withZeros(other, stream, p) };
  }
}

/** At least one outcome struck out and at least one left, of positive probability; `among`: one that this table has is struck out. */
function withZeros(table: readonly number[], stream: Stream, among: readonly number[] = table): number[] {
  const likeliest = (of: readonly number[], except = -1) =>
    of.reduce((best, each, outcome) => (outcome !== except && (best < 0 || each > of[best]) ? outcome : best), -1);
  const kept = likeliest(table);
  const struck = likeliest(among, kept);
  const share = stream.uniform();
  const left = table.map((each, outcome) =>
    outcome === struck || (outcome !== kept && stream.uniform() < share) ? 0 : each,
  );
  const mass = left.reduce((sum, each) => sum + each, 0);
  return left.map((each) => each / mass);
}

/** Random joint table number `index`, [x][y], of 2 to 4 by 2 to 4 outcomes: any, nearly independent, or with zeros, in turn. */
export function drawJoint(seed: number, index: number): number[][] {
  const stream = new Stream(seed, STREAM.split, index);
  const [rows, columns] = [2 + stream.integer(3), 2 + stream.integer(3)];
  const table = (m: number) => sampleDirichlet(m, CONCENTRATIONS[stream.integer(CONCENTRATIONS.length)], stream);
  let flat = table(rows * columns);
  if (index % 3 === 1) {
    const [x, y] = [table(rows), table(columns)];
    const share = 10 ** (-NEAREST * stream.uniform());
    flat = flat.map((each, cell) => share * each + (1 - share) * x[Math.floor(cell / columns)] * y[cell % columns]);
  }
  if (index % 3 === 2) flat = withZeros(flat, stream);
  return Array.from({ length: rows }, (_, x) => flat.slice(x * columns, (x + 1) * columns));
}
