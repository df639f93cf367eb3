import { expect, test } from 'vitest';
import { reaches, visiting } from './open-page.ts';

/**
 * Whether this place's content policy lets bytes become a WebAssembly module: an empty one, its magic word and version. In a
 * task of its own, since what a debugger calls is above the policy.
 */
const mayCompile = () =>
  new Promise<boolean>((resolve) => {
    setTimeout(() => {
      try {
        resolve(new WebAssembly.Module(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0)) instanceof WebAssembly.Module);
      } catch {
        resolve(false);
      }
    });
  });

test('the page and its training worker may compile the vector kernels', async () => {
  await visiting('?lesson=noise-tricks', async (page) => {
    await reaches(page, 1);
    expect(await page.evaluate(mayCompile)).toBe(true);
    const workers = page.workers();
    expect(workers.length).toBeGreaterThan(0);
    for (const worker of workers) expect(await worker.evaluate(mayCompile)).toBe(true);
  });
});
