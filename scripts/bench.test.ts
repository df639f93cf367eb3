import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('../', import.meta.url));

function bench(...words: string[]) {
  return spawnSync(process.execPath, ['--import', 'tsx', 'scripts/bench.ts', ...words], {
    cwd: root,
    encoding: 'utf8',
  });
}

test('a bad option is a sentence and exit 2', () => {
  const { status, stdout, stderr } = bench('--only', 'z');
  expect(status).toBe(2);
  expect(stdout).toBe('');
  expect(stderr).toBe('--only names something unknown; got "z"; expected some of a, b, c, d.\n');
});

test('--node --json prints rows on standard output and nothing else', () => {
  const words = '--node --json --only a,d --replicas 1 --paths fused-cpu,jax-js-wasm --budget 0.1'.split(' ');
  const { status, stdout, stderr } = bench(...words);
  expect(status, stderr).toBe(0);
  const rows = JSON.parse(stdout);
  expect(rows.map(({ workload, replicas, path }: Record<string, unknown>) => [workload, replicas, path])).toEqual([
    ['a', 1, 'fused-cpu'],
    ['a', 1, 'jax-js-wasm'],
    ['d', 1, 'fused-cpu'],
    ['d', 1, 'jax-js-wasm'],
  ]);
  for (const row of rows) {
    expect(Object.keys(row)).toEqual(['workload', 'replicas', 'path', 'replicaStepsPerSecond', 'finalLoss']);
    expect(row.replicaStepsPerSecond).toBeGreaterThan(0);
  }
  expect(rows[1].finalLoss).toBeCloseTo(rows[0].finalLoss, 4);
  expect(rows[3].finalLoss).toBeCloseTo(rows[2].finalLoss, 4);
});
