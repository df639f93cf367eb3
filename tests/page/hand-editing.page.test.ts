import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { violations } from './axe.ts';
import { finished, visiting } from './open-page.ts';

/** Clicks at a share of the first panel's width and height. */
async function press(page: Page, [across, down]: [number, number], modifiers: 'Shift'[] = []): Promise<void> {
  const panel = page.locator('.point-edits').first();
  const box = (await panel.boundingBox())!;
  await panel.click({ position: { x: box.width * across, y: box.height * down }, modifiers });
}

test('points are added, moved and removed on a regression, and edited as text; they are the reader’s own data', async () => {
  const query = '?lesson=noise-tricks&dataset=anscombe&objective=l2,l1&steps=30&tolerance=0&speed=max&panel=set-up';
  await visiting(query, async (page) => {
    await finished(page);
    await page.getByRole('button', { name: 'Edit points' }).click();
    const count = page.locator('.hand-editing .count');
    await expect.poll(() => count.innerText()).toBe('11 points');
    await press(page, [0.3, 0.25]);
    await expect.poll(() => count.innerText()).toBe('12 points');
    expect(await page.locator('.point-edits').last().locator('circle').count()).toBe(12);
    await press(page, [0.3, 0.25], ['Shift']);
    await press(page, [0.4, 0.3]);
    await page.locator('.own-data').getByText('points by hand').waitFor();
    expect(await count.innerText()).toBe('12 points');
    await finished(page);

    const circle = page.locator('.point-edits').first().locator('circle').last();
    await circle.scrollIntoViewIfNeeded();
    const from = (await circle.boundingBox())!;
    await page.getByText('The numbers, as text').click();
    const text = page.getByLabel('The numbers, as CSV text');
    const before = await text.inputValue();
    expect(before.split('\n')[0]).toBe('x3,y3');
    await circle.scrollIntoViewIfNeeded();
    const [x, y] = [from.x + from.width / 2, from.y + from.height / 2];
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x + 40, y + 20, { steps: 4 });
    await page.mouse.up();
    await expect.poll(() => text.inputValue()).not.toBe(before);
    expect((await text.inputValue()).split('\n').slice(0, 12)).toEqual(before.split('\n').slice(0, 12));

    await page.getByText('Remove', { exact: true }).click();
    const first = (await page.locator('.point-edits').first().locator('circle').first().boundingBox())!;
    await page.mouse.click(first.x + first.width / 2, first.y + first.height / 2);
    await expect.poll(() => count.innerText()).toBe('11 points');
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Done editing' }).click();
    await expect.poll(async () => (await text.inputValue()).trim().split('\n').length).toBe(12);

    await text.fill('x3,y3\n1,2\n1,3\n1,5\n1,4\n');
    await text.blur();
    await page.locator('.notice.wrong').getByText('column x3: every row has the same value').waitFor();
    await text.fill('x3,y3\n1,2\n2,3\n3,5\n4,4\n');
    await text.blur();
    await expect.poll(() => page.locator('.notice.wrong').count()).toBe(0);
    await page.getByRole('button', { name: 'use the lesson’s data' }).click();
    await expect.poll(() => page.locator('.own-data').count()).toBe(0);
  });
});

test('points under a density are edited by a tap on a phone', async () => {
  const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
  await visiting(
    '?lesson=mixture-collapse&steps=30&speed=max',
    async (page) => {
      await finished(page);
      await page.getByRole('button', { name: 'Edit points' }).click();
      const count = page.locator('.hand-editing .count');
      await expect.poll(() => count.innerText()).toBe('82 points');
      const panel = page.locator('.point-edits').first();
      await panel.tap({ position: { x: 100, y: 60 } });
      await expect.poll(() => count.innerText()).toBe('83 points');
      await page.locator('.own-data').getByText('points by hand').waitFor();
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    },
    phone,
  );
});

test('the population’s modes are dragged, and moved with arrow keys, and stand in the address', async () => {
  await visiting('?lesson=kl-asymmetry&sweep=off&replicas=4&steps=30&tolerance=0&speed=max', async (page) => {
    await finished(page);
    const modes = (): { weight: number; mean: number; scale: number }[] =>
      JSON.parse(new URL(page.url()).searchParams.get('population') ?? '[]');
    await page.getByRole('button', { name: 'Drag the population' }).click();
    const peak = page.getByRole('slider', { name: 'Weight of mode 2' });
    await peak.scrollIntoViewIfNeeded();
    const box = (await peak.boundingBox())!;
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x, y + 25, { steps: 3 });
    expect(Number(await peak.getAttribute('aria-valuenow'))).toBeLessThan(0.45);
    expect(modes()).toEqual([]);
    await page.mouse.up();
    await expect.poll(modes).toHaveLength(2);
    expect(modes()[0].weight + modes()[1].weight).toBeCloseTo(1, 9);
    expect(modes()[1].weight).toBeLessThan(0.45);
    await finished(page);

    const mean = page.getByRole('slider', { name: 'Mean of mode 2' });
    const start = modes()[1].mean;
    await mean.press('Shift+ArrowLeft');
    await expect.poll(() => modes()[1].mean).toBeLessThan(start);
    await page.getByRole('slider', { name: 'Scale of mode 1' }).press('ArrowUp');
    await expect.poll(() => modes()[0].scale).toBeGreaterThan(1);
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'the lesson’s population' }).click();
    await expect.poll(modes).toEqual([]);
  });
});

test('what noisy copies are drawn from is dragged beneath the draws, and its name follows', async () => {
  const address = '?lesson=finite-precision&preset=mixture&replicas=1&draws=50&steps=10&tolerance=0&speed=max';
  await visiting(address, async (page) => {
    await finished(page);
    await page.getByRole('button', { name: 'Drag the population' }).click();
    await page.locator('.card .population').first().waitFor();
    await page.getByRole('slider', { name: 'Mean of mode 2' }).press('Shift+ArrowRight');
    await page
      .getByText(/your population/)
      .first()
      .waitFor();
    await expect
      .poll(() => JSON.parse(new URL(page.url()).searchParams.get('population') ?? '[]')[1]?.mean)
      .toBeGreaterThan(1);
    expect(await violations(page)).toEqual([]);
  });
});
