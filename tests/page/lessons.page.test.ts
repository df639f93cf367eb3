import { expect, test } from 'vitest';
import { EXPERIMENTS } from '../../experiments/registry.ts';
import { finished, reaches, stepsTaken, visiting } from './open-page.ts';

test('opening the page starts the mixture collapse by itself', async () => {
  await visiting('', async (page) => {
    await reaches(page, 1);
    expect(new URL(page.url()).searchParams.get('lesson')).toBe('mixture-collapse');
    await page.getByRole('button', { name: 'Pause' }).waitFor();
  });
});

test.each(EXPERIMENTS.map((experiment) => [experiment.id, experiment] as const))(
  '%s opens, runs to its end, and every claim holds',
  async (id, { question, controls, formula }) => {
    await visiting(`?lesson=${id}&speed=max`, async (page) => {
      await page.getByRole('heading', { level: 1, name: question }).waitFor();
      const trains = controls.some(({ name }) => name === 'replicas');
      if (trains) await page.locator('.card .katex').first().waitFor();
      await finished(page);
      const cards = await page.locator('.card').count();
      if (trains) {
        expect(cards).toBeGreaterThanOrEqual(2);
        expect(await page.locator('.card .formula .katex').count()).toBe(cards);
        expect(await page.locator('.card svg .model').count()).toBeGreaterThanOrEqual(cards);
      } else {
        expect(cards).toBe(0);
        expect(await page.locator('.curves').count()).toBe(0);
        expect(await page.locator('.figure').count()).toBeGreaterThan(0);
        expect(await page.locator('.backend summary').innerText()).toMatch(/JavaScript · float64/);
        if (formula) await page.locator('.heading .formula .katex').waitFor();
      }
      const verdicts = await page.locator('.claims tbody tr .verdict').allInnerTexts();
      expect(verdicts.length).toBeGreaterThan(0);
      expect(verdicts).toEqual(verdicts.map(() => '✓ holds'));
      await page.getByRole('button', { name: /all claims held/ }).waitFor();
    });
  },
);

test('backend=webgpu trains on WebGPU, and the page names the adapter', async () => {
  await visiting('?lesson=kl-asymmetry&backend=webgpu&replicas=2&recordEvery=1&speed=10', async (page) => {
    const named = page.locator('.backend summary');
    await expect.poll(() => named.innerText()).toMatch(/WebGPU · \w+ · .*swiftshader/i);
    await reaches(page, 3);
    await page.getByRole('button', { name: 'Pause' }).click();
    await page.getByRole('button', { name: 'Play' }).waitFor();
    const steps = await stepsTaken(page);
    await page.getByRole('button', { name: 'Step' }).click();
    await reaches(page, steps + 1);
  });
});
