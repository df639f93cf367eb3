import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { parseRecording } from '../../src/recording/parse.ts';
import { finished, reaches, stepsTaken, visiting } from './open-page.ts';

const SHORT = '?lesson=noise-tricks&steps=40&speed=max&recordEvery=4&tolerance=0&panel=recordings';

async function saved(page: Page, press: () => Promise<void>): Promise<string> {
  const [download] = await Promise.all([page.waitForEvent('download'), press()]);
  return readFileSync(await download.path(), 'utf8');
}

test('a finished run is kept; it exports, survives a reload, goes with an undo, and comes back as a file', async () => {
  await visiting(SHORT, async (page) => {
    await finished(page);
    const items = page.locator('.recording');
    await expect.poll(() => items.count()).toBe(1);

    const json = await saved(page, () => items.getByRole('button', { name: 'JSON' }).click());
    const recording = parseRecording(json);
    expect(recording.experiment?.id).toBe('noise-tricks');
    expect(recording.environment.backend).toBe('cpu');
    expect(recording.runs[0].steps.at(-1)).toBe(40);
    const csv = await saved(page, () => items.getByRole('button', { name: 'CSV' }).click());
    expect(csv.split('\n')[0]).toBe('run,replica,step,series,value');

    await page.reload();
    await expect.poll(() => items.count()).toBeGreaterThanOrEqual(1);
    await finished(page);
    await expect.poll(() => items.count()).toBe(2);

    await items.last().getByRole('button', { name: 'Remove' }).click();
    await expect.poll(() => items.count()).toBe(1);
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect.poll(() => items.count()).toBe(2);
    await items.last().getByRole('button', { name: 'Remove' }).click();
    await expect.poll(() => items.count()).toBe(1);

    const lines = page.locator('.legend .swatch');
    const before = await lines.count();
    const file = { name: 'kept.json', mimeType: 'application/json', buffer: Buffer.from(json) };
    await page.getByLabel('Import a recording (JSON)').setInputFiles(file);
    await expect.poll(() => items.count()).toBe(2);
    await expect.poll(() => lines.count()).toBeGreaterThan(before);
  });
});

test('a reset after some steps keeps them, with the learning rate set in flight', async () => {
  await visiting('?lesson=noise-tricks&speed=100&steps=5000&tolerance=0&panel=recordings', async (page) => {
    await reaches(page, 10);
    const rate = page.getByLabel('Learning rate').first();
    await rate.fill('0.02');
    await rate.press('Enter');
    await reaches(page, (await stepsTaken(page)) + 5);
    await page.getByRole('button', { name: 'Reset' }).click();
    await expect.poll(() => stepsTaken(page)).toBe(0);
    const json = await saved(page, () => page.locator('.recording').getByRole('button', { name: 'JSON' }).click());
    const { runs } = parseRecording(json);
    expect(runs[0].interventions.map(({ learningRate }) => learningRate[0])).toEqual([0.02]);
    expect(runs[0].interventions[0].step).toBeGreaterThan(0);
  });
});

test('a file that is no recording becomes a notice, and nothing is kept', async () => {
  await visiting(SHORT, async (page) => {
    await finished(page);
    await expect.poll(() => page.locator('.recording').count()).toBe(1);
    const file = { name: 'future.json', mimeType: 'application/json', buffer: Buffer.from('{"format":"cake"}') };
    await page.getByLabel('Import a recording (JSON)').setInputFiles(file);
    await page.locator('.notice.wrong').waitFor();
    expect(await page.locator('.recording').count()).toBe(1);
  });
});
