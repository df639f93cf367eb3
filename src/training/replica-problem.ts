import type { Problem } from './problem.ts';

/**
 * One replica's problem, in the same coordinates: its own rows are all there are, a row as often as it counts. The
 * problem itself where all replicas see the same data.
 */
export function replicaProblem(problem: Problem, replica: number): Problem {
  const { spec, train, shares } = problem;
  if (!shares || !train || !spec.data) return problem;
  const rows = shares.rows(replica);
  const pick = (values: Float64Array) => {
    const width = values.length / train.n;
    const picked = new Float64Array(rows.length * width);
    rows.forEach((row, i) => {
      picked.set(values.subarray(row * width, (row + 1) * width), i * width);
    });
    return picked;
  };
  const { share: _, ...data } = spec.data;
  return {
    ...problem,
    spec: { ...spec, data: { ...data, train: Array.from(rows, (row) => data.train[row]) } },
    train: { n: rows.length, x: pick(train.x), y: pick(train.y) },
    shares: null,
  };
}
