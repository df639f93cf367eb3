import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { cardNumbers, finished, reaches, stepsTaken, visiting } from './open-page.ts';

const SLOW = '?lesson=noise-tricks&speed=100&steps=100000&recordEvery=10&tolerance=0';

test('pause holds still, step takes one step, reset goes back to the start', async () => {
  await visiting(SLOW, async (page) => {
    await reaches(page, 5);
    await page.getByRole('button', { name: 'Pause' }).click();
    await page.getByRole('button', { name: 'Play' }).waitFor();
    const paused = await stepsTaken(page);
    await page.waitForTimeout(400);
    expect(await stepsTaken(page)).toBe(paused);
    await page.getByRole('button', { name: 'Step' }).click();
    await expect.poll(() => stepsTaken(page)).toBe(paused + 1);
    await page.getByRole('button', { name: 'Reset' }).click();
    await expect.poll(() => stepsTaken(page)).toBe(0);
    await page.getByRole('button', { name: 'Play' }).waitFor();
  });
});

test('after a reset the same curves come again, to the last digit', async () => {
  await visiting('?lesson=noise-tricks&steps=60&speed=max&recordEvery=1&seed=7', async (page) => {
    const chart = page.locator('.curve-chart').first();
    await finished(page);
    const [numbers, curves] = [await cardNumbers(page), await chart.getAttribute('aria-label')];
    await page.getByRole('button', { name: 'Reset' }).click();
    await expect.poll(() => stepsTaken(page)).toBe(0);
    await page.getByRole('button', { name: 'Play' }).click();
    await finished(page);
    expect(await cardNumbers(page)).toEqual(numbers);
    expect(await chart.getAttribute('aria-label')).toBe(curves);
  });
});

test('Space plays and pauses, the right arrow steps, R resets', async () => {
  await visiting(SLOW, async (page) => {
    await reaches(page, 2);
    await page.keyboard.press('Space');
    await page.getByRole('button', { name: 'Play' }).waitFor();
    const paused = await stepsTaken(page);
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => stepsTaken(page)).toBe(paused + 1);
    await page.keyboard.press('r');
    await expect.poll(() => stepsTaken(page)).toBe(0);
    await page.keyboard.press('Space');
    await reaches(page, 1);
  });
});

test('the learning rate changes in flight: the run goes on', async () => {
  await visiting(SLOW, async (page) => {
    await reaches(page, 20);
    const rate = page.getByLabel('Learning rate').first();
    await rate.fill('0.01');
    await rate.press('Enter');
    const then = await stepsTaken(page);
    expect(then).toBeGreaterThanOrEqual(20);
    await reaches(page, then + 10);
    expect(new URL(page.url()).searchParams.get('learningRate')).toBe('0.01');
  });
});

test('a bad value is explained in place, and the run goes on with the old one', async () => {
  await visiting(SLOW, async (page) => {
    await reaches(page, 1);
    const seed = page.getByLabel('Seed').first();
    await seed.fill('many');
    await seed.press('Enter');
    await page.getByRole('alert').getByText('Seed cannot have this value; got "many"').waitFor();
    await page.getByRole('alert').getByText('Meanwhile “1” stays in use.').waitFor();
    expect(new URL(page.url()).searchParams.get('seed')).toBeNull();
    // Another mistake beside it: one is told at a time, and the first again where the focus goes back to it.
    const replicas = page.getByLabel('Replicas').first();
    await replicas.fill('-3');
    await replicas.press('Enter');
    await page.getByRole('alert').getByText('Replicas cannot have this value').waitFor();
    expect(await page.getByRole('alert').count()).toBe(1);
    expect(await seed.getAttribute('aria-invalid')).toBe('true');
    await seed.focus();
    await page.getByRole('alert').getByText('Seed cannot have this value').waitFor();
    await seed.fill('1');
    await seed.press('Enter');
    await expect.poll(() => seed.getAttribute('aria-invalid')).toBeNull();
  });
});

test('a worker that does not answer is replaced, and what it had told is kept', async () => {
  await visiting(`${SLOW}&panel=recordings`, async (page) => {
    await reaches(page, 20);
    const [worker] = page.workers();
    const closed = new Promise((resolve) => worker.once('close', resolve));
    const busy = 'const until = performance.now() + 8000; while (performance.now() < until);';
    worker.evaluate(`setTimeout(() => { ${busy} })`).catch(() => {});
    await page.waitForTimeout(200);
    await page.getByRole('button', { name: 'Reset' }).click();
    await closed;
    await expect.poll(() => stepsTaken(page)).toBe(0);
    await page.getByRole('button', { name: 'Play' }).waitFor();
    await expect.poll(() => page.locator('.recording').count()).toBe(1);
    expect(await page.locator('.notice').count()).toBe(0);
  });
});

test('a run can be watched, or taken to its end at full speed', async () => {
  await visiting('?lesson=noise-tricks', async (page) => {
    await reaches(page, 20);
    expect(await stepsTaken(page)).toBeLessThan(300);
    await page.getByRole('button', { name: 'full speed' }).click();
    await finished(page);
    expect(new URL(page.url()).searchParams.get('speed')).toBe('max');
    await expect.poll(() => page.getByTestId('step').innerText()).toMatch(/^600\s*\/ 600$/);
    await page.locator('.legend').getByText('float64 finish').waitFor();
  });
});

/** Kills the page's training worker, as a lost device does, and waits until it is gone. */
async function killWorker(page: Page): Promise<void> {
  const [worker] = page.workers();
  const closed = new Promise((resolve) => worker.once('close', resolve));
  await worker.evaluate(() => {
    const lost = new ErrorEvent('error', { message: 'the device was lost' });
    setTimeout(() => {
      throw lost;
    });
  });
  await closed;
}

/** The browser logs what the worker threw: that is the one error such a visit may have. */
function allowUncaught(error: Error): void {
  if (!/Uncaught/.test(error.message)) throw error;
}

test('when the worker dies, the page says so, keeps what was told, and starts another', async () => {
  await visiting(`${SLOW}&panel=recordings`, async (page) => {
    await reaches(page, 5);
    await killWorker(page);
    await page.getByText(/Training stopped at step \d+/).waitFor();
    await page
      .locator('.recording')
      .getByText(/^stopped at \d+ of 100,000$/)
      .waitFor();
    await page.getByRole('button', { name: 'Start again' }).click();
    await reaches(page, 1);
  }).catch(allowUncaught);
});

test('a run whose worker died is gone on with, to the recording that it would have had', async () => {
  const query = '?lesson=noise-tricks&speed=100&steps=90&recordEvery=10&tolerance=0&panel=recordings';
  await visiting(query, async (page) => {
    await reaches(page, 25);
    await page.getByRole('button', { name: 'Pause' }).click();
    await page.getByRole('button', { name: 'Play' }).waitFor();
    const paused = await stepsTaken(page);
    await killWorker(page);
    await expect.poll(() => page.locator('.recording').count()).toBe(1);
    await page.getByRole('button', { name: `Go on from step ${paused}` }).click();
    expect(await stepsTaken(page)).toBe(paused);
    await finished(page);
    await page
      .locator('.recording')
      .getByText(/claims, .* checks? held$/)
      .waitFor();
    expect(await page.locator('.recording').count()).toBe(1);
    await page.getByRole('button', { name: 'Re-run' }).click();
    await page.getByText(/^✓ The same to the last bit: [\d,]+ numbers compared$/).waitFor();
  }).catch(allowUncaught);
});
