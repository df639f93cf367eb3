import { configDefaults, defineConfig } from 'vitest/config';

/**
 * Three projects, because they need different machines: `unit` any Node; `gpu` a Vulkan driver for Dawn (SwiftShader
 * will do); `page` a Chromium. `npm test` runs all three, one after the other.
 */
const notUnit = ['**/*.gpu.test.ts', '**/*.page.test.ts'];

export default defineConfig({
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: [
            'src/**/*.test.{ts,tsx}',
            'experiments/**/*.test.ts',
            'scripts/**/*.test.ts',
            'tests/cli/**/*.test.ts',
          ],
          exclude: [...configDefaults.exclude, ...notUnit],
          testTimeout: 60_000,
          // Every core: by itself vitest leaves one idle, which of two is half.
          maxWorkers: '100%',
          // Files of a worker share what they import, which to load anew for each takes as long as the tests.
          isolate: false,
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: {
          name: 'gpu',
          include: ['{src,experiments,tests}/**/*.gpu.test.ts'],
          // A process a file: Dawn's device outlives a worker thread's teardown. One at a time: a software adapter
          // already uses every core.
          pool: 'forks',
          fileParallelism: false,
          testTimeout: 180_000,
          hookTimeout: 120_000,
          sequence: { groupOrder: 1 },
        },
      },
      {
        extends: true,
        test: {
          name: 'page',
          include: ['tests/page/**/*.page.test.ts'],
          globalSetup: ['./scripts/page-server.ts'],
          // A page answers when it can: on a busy machine a second, the default, is not enough.
          expect: { poll: { timeout: 30_000 } },
          // What a browser draws first on a busy machine is not ours to say: a visit may be made once more. A fault of ours
          // fails both.
          retry: 1,
          // Two at a time: a visit waits more than it works.
          maxWorkers: 2,
          testTimeout: 180_000,
          hookTimeout: 180_000,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
