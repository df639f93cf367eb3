import { expect, test } from 'vitest';
import { cardNumbers, finished, stepsTaken, visiting } from './open-page.ts';

test('the run can be gone back over: models, numbers and counter move together, and come back', async () => {
  await visiting('?lesson=noise-tricks&steps=60&speed=max&recordEvery=1&tolerance=0', async (page) => {
    await finished(page);
    const end = await cardNumbers(page);
    const outline = () => page.locator('.card svg').first().innerHTML();
    const last = await outline();
    const slider = page.getByLabel('Step shown');
    await slider.focus();
    await slider.fill('0');
    await expect.poll(() => stepsTaken(page)).toBe(0);
    await expect.poll(() => cardNumbers(page)).not.toEqual(end);
    await expect.poll(outline).not.toBe(last);
    const start = await cardNumbers(page);
    await slider.fill('30');
    await expect.poll(() => stepsTaken(page)).toBe(30);
    await expect.poll(() => cardNumbers(page)).not.toEqual(start);
    await slider.fill('60');
    await expect.poll(() => cardNumbers(page)).toEqual(end);
    expect(await outline()).toBe(last);
    await page.getByRole('button', { name: 'replay' }).click();
    await expect.poll(() => cardNumbers(page)).not.toEqual(end);
    await expect.poll(() => cardNumbers(page)).toEqual(end);
  });
});
