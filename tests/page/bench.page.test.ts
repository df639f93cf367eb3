import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));

test('the benchmark measures every path in a browser, each with the same final loss', () => {
  const words = '--json --only a --replicas 1 --budget 0.1'.split(' ');
  const command = ['--import', 'tsx', 'scripts/bench.ts', ...words];
  const { status, stdout, stderr } = spawnSync(process.execPath, command, { cwd: root, encoding: 'utf8' });
  expect(status, stderr).toBe(0);
  const rows: { path: string; finalLoss: number }[] = JSON.parse(stdout);
  expect(rows.map(({ path }) => path)).toEqual([
    'fused-webgpu',
    'fused-cpu',
    'graph-webgpu',
    'graph-cpu',
    'jax-js-webgpu',
    'jax-js-wasm',
  ]);
  for (const { path, finalLoss } of rows) expect(finalLoss, path).toBeCloseTo(rows[1].finalLoss, 4);
});
