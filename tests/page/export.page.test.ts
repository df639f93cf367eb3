import { readFileSync } from 'node:fs';
import { unzipSync } from 'fflate';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { exampleRecording } from '../../src/recording/recording.fixture.ts';
import { serialiseRecording } from '../../src/recording/serialise.ts';
import { finished, visiting } from './open-page.ts';

const SHORT = '?lesson=noise-tricks&steps=40&speed=max&recordEvery=4&tolerance=0&panel=recordings';

/** The recording of a long run: 4 runs, 10⁴ records, 5 series of 2 replicas. */
function longRecording() {
  const recording = exampleRecording();
  const [run] = recording.runs;
  const steps = Array.from({ length: 10_000 }, (_, record) => record * 10);
  const values = steps.map((step) => [Math.sin(step), Math.cos(step)]);
  const series = Array.from({ length: 5 }, (_, index) => ({ name: `series ${index}`, unit: 'nats', values }));
  recording.runs = Array.from({ length: 4 }, (_, index) => ({ ...run, label: `run ${index}`, steps, series }));
  return { ...recording, id: 'long', name: 'a-long-run' };
}

/** Notes from now on the longest time, in milliseconds, for which the page did nothing that it was asked to. */
async function watchForBlocks(page: Page): Promise<() => Promise<number>> {
  await page.evaluate(() => {
    let last = performance.now();
    Object.assign(window, { longest: 0 });
    setInterval(() => {
      const now = performance.now();
      Object.assign(window, { longest: Math.max(now - last, (window as unknown as { longest: number }).longest) });
      last = now;
    }, 10);
  });
  return () => page.evaluate('longest');
}

test('the files of a long recording are made while the page goes on, and it says so', async () => {
  await visiting(SHORT, async (page) => {
    await finished(page);
    const text = serialiseRecording(longRecording());
    const file = { name: 'long.json', mimeType: 'application/json', buffer: Buffer.from(text) };
    await page.getByLabel('Import a recording (JSON)').setInputFiles(file);
    const item = page.locator('.recording[data-recording=long]');
    await item.waitFor();
    const longest = await watchForBlocks(page);
    const begun = performance.now();
    const [download] = await Promise.all([
      page.waitForEvent('download', { timeout: 60_000 }),
      page.locator('.notice').getByText('Making a-long-run.tensorboard.zip …').waitFor(),
      item.getByRole('button', { name: 'TensorBoard' }).click(),
    ]);
    expect(await longest()).toBeLessThan((performance.now() - begun) / 3);
    expect(Object.keys(unzipSync(readFileSync(await download.path())))).toHaveLength(8);
    await expect.poll(() => page.locator('.notice').getByText('Making a-long-run').count()).toBe(0);
  });
});

test('a file whose writer does not come is told, and can be asked for again', async () => {
  let refused = true;
  await visiting(
    SHORT,
    async (page) => {
      await finished(page);
      const csv = page.locator('.recording').getByRole('button', { name: 'CSV' });
      await csv.click();
      await page.locator('.notice.wrong').getByText('Making').waitFor();
      refused = false;
      await Promise.all([page.waitForEvent('download'), csv.click()]);
      expect(await page.locator('.notice.wrong').count()).toBe(0);
    },
    {
      before: (page) =>
        page.context().route('**/file-worker*', (route) => (refused ? route.abort() : route.continue())),
      provokes: /net::ERR_FAILED/,
    },
  );
});
