import { expect, test } from 'vitest';
import { RunSpec } from '../recording/spec.ts';
import { initialTheta } from '../training/initial-theta.ts';
import { prepareProblem } from '../training/prepare-problem.ts';
import { checkSteps, WORKLOADS } from './workloads.ts';

/** The work that was asked for, beside the workload's letter. */
const asked = {
  a: { over: 'train', rows: 256, replicas: [1, 64, 1024, 16384], parameters: 3 * 3 },
  b: { over: 'model', rows: null, replicas: [1, 64, 1024], parameters: 2 * 3 },
  c: { over: 'train', rows: 256, replicas: [1, 64, 1024], parameters: 2 * 32 + 33 * 32 + 33 },
  d: { over: 'train', rows: 1024, replicas: [1, 256], parameters: 8 * (1 + 2 + 2 + 1) },
};

test.each(WORKLOADS.map((workload) => [workload.id, workload] as const))('(%s) is a valid spec', (id, workload) => {
  const spec = workload.spec(2);
  expect(RunSpec.parse(spec)).toEqual(spec);
  const { over, rows, replicas, parameters } = asked[id];
  expect(spec.objective.over).toBe(over);
  expect(spec.data?.train.length ?? null).toBe(rows);
  expect(workload.replicas).toEqual(replicas);
  const theta = initialTheta(prepareProblem(spec));
  expect(theta.length).toBe(2 * parameters);
  // Replicas start apart; the first one starts where it does alone.
  expect(theta.slice(0, parameters)).not.toEqual(theta.slice(parameters));
  expect(theta.slice(0, parameters)).toEqual(initialTheta(prepareProblem(workload.spec(1))));
});

test('(a) K = 3; (b) two components to four; (d) K = 8 with full covariances', () => {
  const [a, b, , d] = WORKLOADS.map((workload) => workload.spec(1));
  expect(a.model).toMatchObject({ kind: 'mixture', components: 3, dimension: 1, scaleFloor: 0 });
  expect(b.model).toMatchObject({ kind: 'mixture', components: 2, dimension: 1 });
  expect(b.population?.kind === 'mixture' && b.population.components.length).toBe(4);
  expect(d.model).toMatchObject({ kind: 'mixture', components: 8, dimension: 2 });
});

test('losses are compared after fewer steps where a step is dear', () => {
  expect([1, 64, 256, 1024, 16384].map(checkSteps)).toEqual([50, 20, 5, 5, 3]);
});
