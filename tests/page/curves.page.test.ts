import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { violations } from './axe.ts';
import { finished, stepsTaken, visiting } from './open-page.ts';

const QUICK = '?lesson=noise-tricks&steps=60&speed=max&recordEvery=1&tolerance=0';

async function fileOf(page: Page, kind: 'SVG' | 'PNG'): Promise<{ name: string; bytes: Buffer }> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: kind, exact: true }).click(),
  ]);
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}

test('curves are smoothed, summed up over replicas and subtracted; the address says so and brings it back', async () => {
  await visiting('?lesson=noise-tricks&speed=max', async (page) => {
    await finished(page);
    const query = () => Object.fromEntries(new URL(page.url()).searchParams);
    await page.getByRole('button', { name: 'show it' }).click();
    await page.getByText('fit what they settle to').waitFor();
    // The band that came with a difference goes with it.
    await page.getByLabel('paired difference').check();
    await expect.poll(() => query().curveOf).toBe('quartiles');
    await page.getByLabel('paired difference').uncheck();
    await expect.poll(() => query().curveOf).toBeUndefined();
    expect(await page.getByLabel('every replica').isChecked()).toBe(true);
    await page.getByLabel('Smoothed over').selectOption('20');
    await page.getByLabel('Curve of').selectOption('tenths');
    await page.getByLabel('every replica').check();
    await page.getByLabel('paired difference').check();
    await page.getByText('L2 distortion is in y² and L1 distortion in y').waitFor();
    await page.getByLabel('Difference of').selectOption({ label: 'Laplacian noise' });
    await page.getByLabel('less', { exact: true }).selectOption({ label: 'Gaussian noise' });
    await page.locator('.legend').getByText('no difference').waitFor();
    const wanted = { smooth: '20', curveOf: 'tenths', fan: 'shown', curvesFrom: 'start', pair: '4-3' };
    expect(query()).toMatchObject(wanted);
    const summary = () => page.locator('.curve-chart').getAttribute('aria-label');
    const before = await summary();
    expect(before).toContain('difference · train from ');

    const svg = await fileOf(page, 'SVG');
    expect(svg.name).toBe('noise-tricks-curves.svg');
    expect(svg.bytes.toString()).toContain('Laplacian noise − Gaussian noise · median and 10–90 % of 4 replicas');
    const png = await fileOf(page, 'PNG');
    expect(png.bytes.subarray(1, 4).toString()).toBe('PNG');
    // Width in pixels, as its header says: twice the figure's.
    expect(png.bytes.readUInt32BE(16)).toBe(1920);

    await page.reload();
    await finished(page);
    expect(query()).toMatchObject(wanted);
    expect(await summary()).toBe(before);
    expect(await violations(page)).toEqual([]);
  });
});

test('a held crosshair goes back to its step; the same numbers stand in a table and can be heard', async () => {
  await visiting(QUICK, async (page) => {
    await finished(page);
    const plot = page.locator('.curve-chart .u-over').first();
    await plot.scrollIntoViewIfNeeded();
    const { width } = (await plot.boundingBox())!;
    await plot.click({ position: { x: width / 2, y: 60 } });
    const step = Number(await page.locator('.tooltip dd').first().innerText());
    await page.getByRole('button', { name: 'Go back to this step' }).click();
    await expect.poll(() => stepsTaken(page)).toBe(step);
    await page.keyboard.press('Escape');
    await expect.poll(() => page.locator('.tooltip').count()).toBe(0);

    await page.getByText('table', { exact: true }).click();
    const table = page.locator('.curve-table');
    await table.locator('tbody tr').first().waitFor();
    expect(await table.locator('thead th').allInnerTexts()).toContain('Gaussian noise (nats)');
    expect(await table.locator('table').getAttribute('aria-rowcount')).toBe('62');
    expect(await table.locator('tbody tr').count()).toBeLessThan(40);
    const first = await table.locator('tbody tr').first().locator('td').first().innerText();
    expect(first).toMatch(/^\d+\.\d{6,}$/);
    await table.evaluate((element) => element.scrollTo(0, element.scrollHeight));
    await table.getByRole('rowheader', { name: '60', exact: true }).waitFor();
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.getByRole('button', { name: 'Copy all' }).click();
    await page.getByText('61 rows are on the clipboard').waitFor();
    const copied = (await page.evaluate(() => navigator.clipboard.readText())).split('\n');
    expect(copied).toHaveLength(62);
    expect(copied[1].split('\t').slice(0, 2)).toEqual(['0', first]);
    // An average is no recorded number: it stands first, with the digits that mean something.
    await page.getByLabel('Smoothed over').selectOption({ index: 1 });
    await table.evaluate((element) => element.scrollTo(0, 0));
    await expect.poll(() => table.locator('thead th').nth(1).innerText()).toMatch(/, smoothed \(/);
    const cells = table.locator('tbody tr').first().locator('td');
    expect((await cells.first().innerText()).length).toBeLessThan(8);
    expect(await table.locator('thead th').nth(2).innerText()).toMatch(/, not smoothed \(/);
    expect(await cells.nth(1).innerText()).toMatch(/^\d+\.\d{6,}$/);

    await page.getByRole('button', { name: 'Listen' }).click();
    await page.getByRole('button', { name: 'Stop' }).waitFor();
    await page.getByText(/60 steps in 6 seconds; 220 Hz is/).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Listen' }).waitFor();
    expect(await violations(page)).toEqual([]);
  });
});

test('each unit has a chart; the crosshair stands in all, at a recorded step, and arrow keys move it', async () => {
  await visiting('?lesson=noise-tricks&steps=60&speed=max&recordEvery=20&tolerance=0', async (page) => {
    await finished(page);
    const charts = page.locator('.curve-chart');
    await expect.poll(() => charts.count()).toBe(3);
    const plot = charts.last().locator('.u-over');
    await plot.scrollIntoViewIfNeeded();
    const box = (await plot.boundingBox())!;
    await page.mouse.move(box.x + box.width * 0.4, box.y + 30, { steps: 3 });
    const tooltips = page.locator('.tooltip');
    await expect.poll(() => tooltips.count()).toBe(3);
    expect(await tooltips.locator('dd:first-of-type').first().innerText()).toBe('20');
    const line = (await charts.last().locator('.u-cursor-x').boundingBox())!;
    expect((line.x - box.x) / box.width).toBeCloseTo(20 / 60, 2);
    await page.mouse.move(10, 10);
    await expect.poll(() => tooltips.count()).toBe(0);

    const reader = page.getByRole('slider', { name: 'Values of the training curves' });
    await reader.focus();
    for (const [key, told] of [
      ['End', /^step 60;/],
      ['ArrowLeft', /^step 40; .*L2 distortion.* y²; .*nats$/],
      ['Home', /^step 0;/],
      ['ArrowRight', /^step 20;/],
    ] as const) {
      await page.keyboard.press(key);
      await expect.poll(() => reader.getAttribute('aria-valuetext')).toMatch(told);
    }
    expect(await stepsTaken(page)).toBe(60);
    await page.keyboard.press('Enter');
    await expect.poll(() => stepsTaken(page)).toBe(20);
    await reader.focus();
    await page.keyboard.press('Escape');
    await expect.poll(() => tooltips.count()).toBe(0);
    expect(await violations(page)).toEqual([]);
  });
});

test('of nine runs each has a line of its own: from the seventh on with dots between dashes', async () => {
  await visiting('?lesson=laplacian-noise&steps=20&speed=max', async (page) => {
    await page.locator('.legend .swatch-line [stroke-dasharray="10 3 2 3"]').first().waitFor({ state: 'attached' });
    const looks = await page
      .locator('.legend button .swatch-line path')
      .evaluateAll((all) =>
        all.map((each) => `${getComputedStyle(each).stroke} ${each.getAttribute('stroke-dasharray')}`),
      );
    expect(looks).toHaveLength(9);
    expect(new Set(looks).size).toBe(9);
  });
});
