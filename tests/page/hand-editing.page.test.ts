import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { violations } from './axe.ts';
import { cardNumbers, finished, visiting } from './open-page.ts';

/** Clicks at a share of the first panel's width and height. */
async function press(page: Page, [across, down]: [number, number], modifiers: 'Shift'[] = []): Promise<void> {
  const panel = page.locator('.point-edits').first();
  const box = (await panel.boundingBox())!;
  await panel.click({ position: { x: box.width * across, y: box.height * down }, modifiers });
}

/** What the address says of points edited by hand. */
function editsOf(page: Page): { of?: string; move?: Record<string, number[]>; remove?: number[]; add?: number[][] } {
  return JSON.parse(new URL(page.url()).searchParams.get('edits') ?? '{}');
}

test('points are added, moved and removed on a regression, and edited as text; they stay the lesson’s', async () => {
  const query = '?lesson=noise-tricks&dataset=anscombe&objective=l2,l1&steps=30&tolerance=0&speed=max&panel=set-up';
  await visiting(query, async (page) => {
    await finished(page);
    await page.getByRole('button', { name: 'Edit points' }).click();
    const count = page.locator('.hand-editing .count');
    await expect.poll(() => count.innerText()).toBe('11 training points');
    const top = () =>
      page
        .locator('.point-edits')
        .first()
        .evaluate((panel) => panel.getBoundingClientRect().top + scrollY);
    const before = await top();
    await press(page, [0.3, 0.25]);
    await expect.poll(() => count.innerText()).toBe('12 training points');
    expect(await page.locator('.point-edits').last().locator('circle').count()).toBe(12);
    await press(page, [0.3, 0.25], ['Shift']);
    await press(page, [0.4, 0.3]);
    await page.locator('.edits-line').getByText('1 point added').waitFor();
    expect(await top()).toBeCloseTo(before, 1);
    expect(await count.innerText()).toBe('12 training points');
    expect(editsOf(page)).toEqual({ of: 'anscombe', add: [[expect.any(Number), expect.any(Number)]] });
    await finished(page);

    const circle = page.locator('.point-edits').first().locator('circle').last();
    await page.getByText('The numbers, as text').click();
    const text = page.getByLabel('The numbers, as CSV text');
    const typed = await text.inputValue();
    expect(typed.split('\n')[0]).toBe('x3,y3');
    await circle.scrollIntoViewIfNeeded();
    const from = (await circle.boundingBox())!;
    const [x, y] = [from.x + from.width / 2, from.y + from.height / 2];
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x + 40, y + 20, { steps: 4 });
    await page.mouse.up();
    await expect.poll(() => text.inputValue()).not.toBe(typed);
    expect((await text.inputValue()).split('\n').slice(0, 12)).toEqual(typed.split('\n').slice(0, 12));

    await page.getByText('Remove', { exact: true }).click();
    const first = (await page.locator('.point-edits').first().locator('circle').first().boundingBox())!;
    await page.mouse.click(first.x + first.width / 2, first.y + first.height / 2);
    await expect.poll(() => count.innerText()).toBe('11 training points');
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Done editing' }).click();
    await expect.poll(async () => (await text.inputValue()).trim().split('\n').length).toBe(12);
    expect(editsOf(page)).toMatchObject({ remove: [1] });

    await text.fill('x3,y3\n1,2\n1,3\n1,5\n1,4\n');
    await text.blur();
    await page.locator('.notice.wrong').getByText('column x3: every row has the same value').waitFor();
    await text.fill('x3,y3\n1,2\n2,3\n3,5\n4,4\n');
    await text.blur();
    await expect.poll(() => page.locator('.notice.wrong').count()).toBe(0);
    await page.locator('.edits-line').getByText('left out').waitFor();
    await page.getByRole('button', { name: 'back to the lesson’s points' }).click();
    await expect.poll(() => page.locator('.edits-line').count()).toBe(0);
    expect(editsOf(page)).toEqual({});

    await text.fill('a,b\n1,2\n2,3\n3,5\n4,4\n');
    await text.blur();
    await page.locator('.own-data').getByText('numbers by hand').waitFor();
    expect(editsOf(page)).toEqual({});
  });
});

test('a point moved on the opening lesson: the same comparison, also for who opens the address, and undone', async () => {
  const query = '?lesson=mixture-collapse&steps=40&replicas=4&speed=max';
  const labels = ['Maximum likelihood', 'With a scale floor'];
  let [address, numbers]: [string, string[]] = ['', []];
  await visiting(query, async (page) => {
    await finished(page);
    const before = await cardNumbers(page);
    await page.getByRole('button', { name: 'Edit points' }).click();
    const circle = page.locator('.point-edits').first().locator('circle').nth(4);
    await circle.scrollIntoViewIfNeeded();
    const box = (await circle.boundingBox())!;
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x - 30, y, { steps: 3 });
    await page.mouse.up();
    await page.locator('.edits-line').getByText('1 point moved').waitFor();
    await page.getByRole('button', { name: 'Done editing' }).click();
    await finished(page);
    expect(editsOf(page)).toEqual({ of: 'galaxies', move: { 5: [expect.any(Number)] } });
    expect(await page.locator('.card h2').allInnerTexts()).toEqual(labels);
    [address, numbers] = [new URL(page.url()).search, await cardNumbers(page)];
    expect(numbers).not.toEqual(before);

    await page.getByRole('tab', { name: 'Recordings' }).click();
    await page.getByRole('button', { name: 'Re-run' }).first().click();
    await page.getByText('The same to the last bit').first().waitFor({ timeout: 60_000 });

    await page.getByRole('button', { name: 'Edit points' }).click();
    await page.getByRole('button', { name: 'undo', exact: true }).click();
    await expect.poll(() => editsOf(page)).toEqual({});
    await finished(page);
    await expect.poll(() => cardNumbers(page)).toEqual(before);
    await page.getByRole('button', { name: 'Done editing' }).click();
  });
  await visiting(address, async (page) => {
    await finished(page);
    await expect.poll(() => cardNumbers(page)).toEqual(numbers);
    await page.locator('.edits-line').getByText('1 point moved').waitFor();
    await page.getByRole('tab', { name: 'Set-up' }).click();
    await page.getByLabel('Data', { exact: true }).selectOption('faithful');
    await page.locator('.notice').getByText('The edits by hand were of other points, those of galaxies').waitFor();
    expect(editsOf(page)).toEqual({});
  });
});

test('points under a density are edited by a tap on a phone; what is held out stays', async () => {
  const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
  await visiting(
    '?lesson=mixture-collapse&steps=30&speed=max',
    async (page) => {
      await finished(page);
      await page.getByRole('button', { name: 'Edit points' }).click();
      const count = page.locator('.hand-editing .count');
      await expect.poll(() => count.innerText()).toBe('16 training points; 66 held out, as they were');
      const panel = page.locator('.point-edits').first();
      const top = () => panel.evaluate((each) => each.getBoundingClientRect().top + scrollY);
      const before = await top();
      await panel.tap({ position: { x: 100, y: 60 } });
      await expect.poll(() => count.innerText()).toBe('17 training points; 66 held out, as they were');
      await page.locator('.edits-line').getByText('1 point added').waitFor();
      expect(await top()).toBeCloseTo(before, 1);
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

test('in the plane modes are dragged by their means, and moved with arrow keys; the replicas that train are those in Set-up', async () => {
  const address = '?lesson=kl-asymmetry&preset=planar-modes&sweep=off&steps=20&tolerance=0&speed=max&panel=set-up';
  await visiting(address, async (page) => {
    await finished(page);
    expect(await page.locator('.set-up').getByLabel('Replicas').inputValue()).toBe('4');
    const modes = (): { weight: number; mean: [number, number]; covariance: number[][] }[] =>
      JSON.parse(new URL(page.url()).searchParams.get('population') ?? '[]');
    await page.getByRole('button', { name: 'Drag the population' }).click();
    const mean = page.getByRole('slider', { name: 'Mean of mode 2' });
    await mean.scrollIntoViewIfNeeded();
    expect(await mean.getAttribute('aria-valuetext')).toBe('2.5 across, 1 up');
    const drawn = () => page.locator('.card').first().locator('.population-line').nth(2).getAttribute('d');
    const before = await drawn();
    const box = (await mean.boundingBox())!;
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x - 20, y - 25, { steps: 3 });
    await expect.poll(drawn).not.toBe(before);
    expect(modes()).toEqual([]);
    await page.mouse.up();
    await expect.poll(modes).toHaveLength(2);
    const [first, second] = modes();
    expect([first.mean, first.covariance]).toEqual([
      [-2.5, -1],
      [
        [1, 0.5],
        [0.5, 1],
      ],
    ]);
    expect(second.mean[0]).toBeLessThan(2.5);
    expect(second.mean[1]).toBeGreaterThan(1);
    await finished(page);

    await mean.press('Shift+ArrowDown');
    await expect.poll(() => modes()[1].mean[1]).toBeLessThan(second.mean[1]);
    await mean.press('ArrowRight');
    await expect.poll(() => modes()[1].mean[0]).toBeGreaterThan(second.mean[0]);
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'the lesson’s population' }).click();
    await expect.poll(modes).toEqual([]);

    const replicas = page.locator('.set-up').getByLabel('Replicas');
    await replicas.fill('32');
    await replicas.blur();
    await expect.poll(() => new URL(page.url()).searchParams.get('replicas')).toBe('32');
    await page.locator('.set-up').getByLabel('Replicas').fill('4');
    await page.locator('.set-up').getByLabel('Replicas').blur();
    await expect.poll(() => new URL(page.url()).searchParams.get('replicas')).toBe(null);
  });
});
