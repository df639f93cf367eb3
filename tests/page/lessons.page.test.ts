import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { EXPERIMENTS } from '../../experiments/registry.ts';
import { violations } from './axe.ts';
import { becomePhone, finished, PHONE, reaches, stepsTaken, visiting } from './open-page.ts';

test('opening the page starts the mixture collapse by itself', async () => {
  await visiting('', async (page) => {
    await reaches(page, 1);
    expect(new URL(page.url()).searchParams.get('lesson')).toBe('mixture-collapse');
    await page.getByRole('button', { name: 'Pause' }).waitFor();
  });
});

test.each(EXPERIMENTS.map((experiment) => [experiment.id, experiment] as const))(
  '%s opens, runs to its end, every claim holds, fits a phone, and axe finds nothing, light and dark',
  async (id, { question, formula, controls }) => {
    await visiting(`?lesson=${id}&speed=max`, async (page) => {
      await page.getByRole('heading', { level: 1, name: question }).waitFor();
      await finished(page);
      const [cards, figures] = [await page.locator('.card').count(), await page.locator('.figure').count()];
      expect(cards + figures).toBeGreaterThanOrEqual(2);
      await expect.poll(() => page.locator('.card .formula .katex').count()).toBe(cards);
      const models = page.locator('.card svg .model, .card svg .bar');
      if (cards > 0) await expect.poll(() => models.count()).toBeGreaterThan(0);
      else {
        expect(await page.locator('.curves').count()).toBe(0);
        await expect.poll(() => page.locator('.backend summary').innerText()).toMatch(/JavaScript · float64/);
        if (formula) await page.locator('.heading .formula .katex').waitFor();
      }
      const verdicts = await page.locator('.claims tbody tr .verdict').allTextContents();
      expect(verdicts.length).toBeGreaterThan(0);
      expect(verdicts).toEqual(verdicts.map(() => '✓ holds'));
      await page.getByRole('button', { name: /all claims held/ }).waitFor();
      expect(await violations(page)).toEqual([]);

      await page.emulateMedia({ colorScheme: 'dark' });
      await becomePhone(page);
      await fitsPhone(page);
      expect(await page.locator('html').getAttribute('data-theme')).toBe('dark');
      expect(await violations(page)).toEqual([]);
      await page.getByRole('tab', { name: 'Set-up' }).click();
      await page.locator('.side.open').getByLabel(controls[0].label).first().waitFor();
      await page.getByRole('button', { name: 'Close the sheet' }).click();
      expect(await page.locator('.side.open').count()).toBe(0);
    });
  },
);

/** Nothing is wider than the screen, and no formula of the heading is cut. */
async function fitsPhone(page: Page): Promise<void> {
  const { width } = PHONE.viewport;
  // A layout that is too wide for a phone makes its window wider.
  const widths = () => page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
  await expect.poll(widths).toEqual([width, width]);
  expect(await page.locator('.heading .formula.cut').count()).toBe(0);
}

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
