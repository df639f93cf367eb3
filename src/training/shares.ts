import { InputError } from '../input-error.ts';
import { shareOf } from '../models/share.ts';
import type { RunSpec } from '../recording/spec.ts';
import type { Draw } from './expectation/expectation.ts';

/** Rows of all replicas together, at most: 256 MiB of indices. */
const MOST_ROWS = 2 ** 26;

/** The rows of every replica of a run whose replicas see data of their own. Drawn when first asked for, and kept. */
export class Shares {
  private readonly spec: RunSpec;
  private readonly lists: Uint32Array[] = [];
  private readonly draws: Draw[] = [];

  private constructor(spec: RunSpec) {
    this.spec = spec;
  }

  /** Null where all replicas see all rows. Throws an InputError where the share does not fit the data or the model. */
  static of(spec: RunSpec): Shares | null {
    if (!spec.data?.share) return null;
    checkSizes(spec, spec.data);
    if (spec.model.kind === 'mixture') checkComponents(spec, spec.data.train, spec.model.components);
    return new Shares(spec);
  }

  /** Rows of a replica, each as often as it counts, on average over the replicas. */
  get averageCount(): number {
    return rowsInAll(this.spec) / this.spec.replicas;
  }

  /** Indices of one replica's rows, ascending, each as often as it counts. */
  rows(replica: number): Uint32Array {
    this.lists[replica] ??= shareOf(this.spec, replica) as Uint32Array;
    return this.lists[replica];
  }

  /** The same with each row once, and what it counts of the whole. */
  draw(replica: number): Draw {
    this.draws[replica] ??= weighted(this.rows(replica));
    return this.draws[replica];
  }
}

function weighted(list: Uint32Array): Draw {
  const rows = list.filter((row, i) => i === 0 || row !== list[i - 1]);
  const weight = new Float64Array(rows.length);
  let at = 0;
  for (const row of list) {
    if (row !== rows[at]) at++;
    weight[at]++;
  }
  for (let i = 0; i < weight.length; i++) weight[i] /= list.length;
  return { rows, weight };
}

/** Over all replicas, each row as often as it counts. */
function rowsInAll({ data, replicas }: RunSpec): number {
  const sizes = data?.share?.kind === 'subset' ? data.share.sizes : [data?.train.length ?? 0];
  return sizes.length === 1 ? replicas * sizes[0] : sizes.reduce((sum, size) => sum + size, 0);
}

function checkSizes(spec: RunSpec, { name, train, share }: NonNullable<RunSpec['data']>): void {
  const { replicas } = spec;
  const n = train.length;
  const sizes = share?.kind === 'subset' ? share.sizes : [n];
  if (sizes.length !== 1 && sizes.length !== replicas) {
    throw new InputError({
      what: `subsets of data "${name}" have a size for all replicas, or one each`,
      got: `${sizes.length} sizes`,
      expected: replicas === 1 ? '1 size' : `1 or ${replicas} sizes`,
    });
  }
  const bad = sizes.find((size) => !(Number.isInteger(size) && size >= 1 && size <= n));
  if (bad !== undefined) {
    throw new InputError({
      what: `a replica’s subset of data "${name}"`,
      got: `${bad} rows`,
      expected: `1 to ${n} rows`,
      remedy: 'Take a smaller subset, or more data.',
    });
  }
  const total = rowsInAll(spec);
  if (total > MOST_ROWS) {
    throw new InputError({
      what: `the rows of ${replicas} replicas are too many to keep`,
      got: `${total} rows`,
      expected: `at most ${MOST_ROWS}`,
      remedy: 'Take fewer replicas, or fewer rows.',
    });
  }
}

/** A mixture with more components than points has some that answer for nothing. */
function checkComponents(spec: RunSpec, train: readonly (readonly number[])[], components: number): void {
  for (let replica = 0; replica < spec.replicas; replica++) {
    const seen = new Set<string>();
    for (const row of shareOf(spec, replica) ?? []) {
      seen.add(train[row].join());
      if (seen.size >= components) break;
    }
    if (seen.size >= components) continue;
    throw new InputError({
      what: `replica ${replica} draws fewer different points than the mixture has components`,
      got: `${seen.size} point${seen.size === 1 ? '' : 's'}, ${components} components`,
      expected: `at least ${components} points`,
      remedy: 'Take fewer components, larger subsets, or more data.',
    });
  }
}
