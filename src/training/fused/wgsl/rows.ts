import { wgslLiteral } from '../../../formula/wgsl.ts';
import type { Draw } from '../../expectation/expectation.ts';
import type { Problem } from '../../problem.ts';
import { minibatchSource } from './minibatch.ts';

/**
 * How a part's loop over training examples finds them: all, a minibatch, or the replica's own. WGSL expressions, with
 * `replica` and `step` in scope.
 */
export interface TrainRows {
  /** How many places there are to loop over: uniform over the workgroup. */
  count: string;
  /** Index of the example at a place. */
  row(place: string): string;
  /** What the place counts; a replica's weights sum to 1. */
  weight(place: string): string;
  /** Module-scope declarations that these need. */
  declarations: string;
  /** Bound as `own_rows: array<u32>`; see `ownRows`. */
  own: Int32Array;
}

export function trainRows(problem: Problem): TrainRows {
  const { spec, train, shares } = problem;
  if (spec.objective.over !== 'train' || !train) return every(0);
  if (spec.batch === 'full') {
    if (!shares) return every(train.n);
    return {
      count: '(own_rows[replica + 1u] - own_rows[replica]) / 2u',
      row: (place) => `own_rows[own_rows[replica] + 2u * (${place})]`,
      weight: (place) => `bitcast<f32>(own_rows[own_rows[replica] + 2u * (${place}) + 1u])`,
      declarations: '',
      own: ownRows(problem),
    };
  }
  const batch = Math.min(spec.batch, train.n);
  return {
    count: `${batch}u`,
    row: (place) => `minibatch_row(replica, step, ${place})`,
    weight: () => wgslLiteral(1 / batch),
    declarations: minibatchSource(spec.seed, shares ? null : train.n, batch),
    own: ownRows(problem),
  };
}

function every(n: number): TrainRows {
  const even = wgslLiteral(n && 1 / n);
  return { count: `${n}u`, row: (place) => place, weight: () => even, declarations: '', own: new Int32Array(1) };
}

/**
 * The rows of replicas that see data of their own, in one array of words: for each replica where its list begins, and where
 * the last one ends; then the lists. For the full batch a list has each row once, followed by the bits of its weight in
 * float32; for minibatches each row as often as it counts.
 */
function ownRows({ spec, shares }: Problem): Int32Array {
  if (!shares) return new Int32Array(1);
  const lists = Array.from({ length: spec.replicas }, (_, replica) =>
    spec.batch === 'full' ? withWeights(shares.draw(replica)) : shares.rows(replica),
  );
  const first = spec.replicas + 1;
  const words = new Int32Array(lists.reduce((sum, list) => sum + list.length, first));
  let at = first;
  lists.forEach((list, replica) => {
    words[replica] = at;
    words.set(list, at);
    at += list.length;
  });
  words[spec.replicas] = at;
  return words;
}

function withWeights({ rows, weight }: Draw): Int32Array {
  const bits = new Int32Array(Float32Array.from(weight ?? []).buffer);
  return Int32Array.from({ length: 2 * rows.length }, (_, i) => (i % 2 === 0 ? rows[i / 2] : bits[(i - 1) / 2]));
}
