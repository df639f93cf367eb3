import { readFileSync } from 'node:fs';
import { unzipSync } from 'fflate';
import { parquetReadObjects } from 'hyparquet';
import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { parseRecording } from '../../src/recording/parse.ts';
import { serialiseRecording } from '../../src/recording/serialise.ts';
import { violations } from './axe.ts';
import { finished, reaches, stepsTaken, visiting } from './open-page.ts';

const SHORT = '?lesson=noise-tricks&steps=40&speed=max&recordEvery=4&tolerance=0&panel=recordings';

async function bytes(page: Page, press: () => Promise<void>): Promise<Buffer> {
  const [download] = await Promise.all([page.waitForEvent('download'), press()]);
  return readFileSync(await download.path());
}

async function saved(page: Page, press: () => Promise<void>): Promise<string> {
  return (await bytes(page, press)).toString('utf8');
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

    const lines = page.locator('.legend .swatch-line');
    const before = await lines.count();
    const file = { name: 'kept.json', mimeType: 'application/json', buffer: Buffer.from(json) };
    await page.getByLabel('Import a recording (JSON)').setInputFiles(file);
    await expect.poll(() => items.count()).toBe(2);
    await expect.poll(() => lines.count()).toBeGreaterThan(before);
  });
});

test('recordings are told apart, found, compared, run again and set up again', async () => {
  await visiting(SHORT, async (page) => {
    await finished(page);
    const items = page.locator('.recording');
    await expect.poll(() => items.count()).toBe(1);
    const seed = page.getByLabel('Seed').first();
    await seed.fill('9');
    await seed.press('Enter');
    await expect.poll(() => items.count()).toBe(2);
    await items.first().getByText('seed 1 → 9').waitFor();

    await items.first().getByRole('button', { name: 'Compare' }).click();
    await items.last().getByRole('button', { name: 'Compare' }).click();
    const rows = page.locator('.recording-diff tbody tr:has(td)');
    await expect.poll(() => rows.first().innerText()).toMatch(/seed\s+9\s+default/);
    expect(await rows.nth(1).innerText()).toMatch(/seed\s+9\s+1/);
    expect(await rows.count()).toBe(2);
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Done' }).click();

    // Another file of the same data: the first number that differs is named.
    const recording = parseRecording(
      await saved(page, () => items.first().getByRole('button', { name: 'JSON' }).click()),
    );
    recording.id = 'changed';
    recording.name = 'a changed one';
    recording.runs[0].series[0].values[2][1] *= 1 + Number.EPSILON;
    const { data } = recording.runs[0].spec;
    recording.runs[0].spec.data = { ...data!, heldOut: [data!.train[0]] };
    const file = {
      name: 'changed.json',
      mimeType: 'application/json',
      buffer: Buffer.from(serialiseRecording(recording)),
    };
    await page.getByLabel('Import a recording (JSON)').setInputFiles(file);
    await page.locator('.notice').getByText('a changed one was trained on other rows of').waitFor();
    const search = page.getByLabel('Search recordings');
    await search.fill('changed');
    await expect.poll(() => items.count()).toBe(1);
    await items.getByRole('button', { name: 'Re-run' }).click();
    await items.getByText(/First differs at step 8: loss of replica 2/).waitFor();
    await search.fill('no such thing');
    await page.getByText('None of 3 recordings has all of these words.').waitFor();
    await search.fill('seed 9');

    const parquet = await bytes(page, () => items.last().getByRole('button', { name: 'Parquet' }).click());
    const table = await parquetReadObjects({ file: new Uint8Array(parquet).buffer });
    expect(table[0]).toMatchObject({ run: 'L2 distortion', replica: 1, step: 0, series: 'loss' });
    const zip = unzipSync(await bytes(page, () => items.last().getByRole('button', { name: 'TensorBoard' }).click()));
    expect(Object.keys(zip)[0]).toContain('1 L2 distortion/replica 1/events.out.tfevents.');

    await search.fill('');
    await items.last().getByRole('link', { name: 'Set up' }).click();
    await expect.poll(() => new URL(page.url()).searchParams.has('seed')).toBe(false);
    expect(new URL(page.url()).searchParams.get('steps')).toBe('40');
  });
});

test('far down a long list, what differs is brought into view with the focus, and there is a way back', async () => {
  await visiting(SHORT, async (page) => {
    await finished(page);
    const items = page.locator('.recording');
    await expect.poll(() => items.count()).toBe(1);
    const json = await saved(page, () => items.getByRole('button', { name: 'JSON' }).click());
    const input = page.getByLabel('Import a recording (JSON)');
    for (let copy = 1; copy <= 12; copy++) {
      const recording = {
        ...parseRecording(json),
        id: `copy ${copy}`,
        name: `copy ${copy}`,
        createdAt: '2024-01-01T00:00:00Z',
      };
      const buffer = Buffer.from(serialiseRecording(recording));
      await input.setInputFiles({ name: 'copy.json', mimeType: 'application/json', buffer });
      await expect.poll(() => items.count()).toBe(copy + 1);
    }
    const seen = (of: Locator) =>
      of.evaluate((element) => {
        const { top, bottom } = element.getBoundingClientRect();
        return element === document.activeElement && top >= 0 && bottom <= innerHeight;
      });
    const compare = items.getByRole('button', { name: 'Compare' });
    await compare.nth(11).click();
    await items.nth(11).getByText('Chosen: choose another to compare it with.').waitFor();
    await compare.nth(12).click();
    const heading = page.getByRole('heading', { name: 'What differs' });
    await heading.waitFor();
    await expect.poll(() => seen(heading)).toBe(true);
    expect(await violations(page)).toEqual([]);
    await page
      .locator('.recording-diff')
      .getByRole('button', { name: /^Back to / })
      .click();
    await expect.poll(() => seen(compare.nth(12))).toBe(true);
    await page.getByRole('button', { name: 'Done' }).click();
    await expect.poll(() => heading.count()).toBe(0);
    await expect.poll(() => seen(compare.nth(12))).toBe(true);
  });
});

test('storage that is full: told, kept in the tab with an offer to download, stored when there is room', async () => {
  await visiting(SHORT, async (page) => {
    await finished(page);
    const items = page.locator('.recording');
    await expect.poll(() => items.count()).toBe(1);
    await page.evaluate(() => {
      const { put } = IDBObjectStore.prototype;
      Object.assign(window, { room: () => Object.assign(IDBObjectStore.prototype, { put }) });
      IDBObjectStore.prototype.put = function (value, key) {
        if (this.name === 'texts') throw new DOMException('full', 'QuotaExceededError');
        return put.call(this, value, key);
      };
    });
    await page.getByRole('button', { name: 'Again', exact: true }).click();
    await page.locator('.notice').getByText('There is no room in this browser for the recording').waitFor();
    await expect.poll(() => items.count()).toBe(2);
    expect(await page.locator('.in-memory').innerText()).toContain('1 recording is in this tab only');
    const leaves = () => page.evaluate(() => dispatchEvent(new Event('beforeunload', { cancelable: true })));
    expect(await leaves()).toBe(false);
    const json = await saved(page, () => page.locator('.notice').getByRole('button', { name: 'Download it' }).click());
    expect(await leaves()).toBe(true);
    expect(parseRecording(json).runs[0].steps.at(-1)).toBe(40);

    await page.evaluate('room()');
    await items.last().getByRole('button', { name: 'Remove' }).click();
    await expect.poll(() => page.locator('.in-memory').count()).toBe(0);
    expect(await items.count()).toBe(1);
  });
});

test('a browser that keeps nothing: told, and everything works until the tab is closed', async () => {
  const before = (page: Page) =>
    page.addInitScript(() => Object.defineProperty(window, 'indexedDB', { value: undefined }));
  await visiting(
    SHORT,
    async (page) => {
      await finished(page);
      await page.locator('.notice').getByText('They stay in this tab until it is closed.').waitFor();
      await page.locator('.recording').waitFor();
      await page.getByText('Every run is kept until this tab is closed').waitFor();
      const json = await saved(page, () => page.locator('.in-memory').getByRole('button').click());
      expect(parseRecording(json).runs.length).toBeGreaterThan(1);
    },
    { before },
  );
});

test('two tabs show one list', async () => {
  await visiting(SHORT, async (page) => {
    await finished(page);
    const other = await page.context().newPage();
    await other.goto(new URL('?lesson=entropy&table=[0.5,0.5]&speed=max&panel=recordings', page.url()).href);
    await expect.poll(() => other.locator('.recording').count()).toBe(2);
    await expect.poll(() => page.locator('.recording').count()).toBe(2);
    // A tab behind another is not drawn, and cannot be clicked.
    await page.bringToFront();
    await page.locator('.recording').last().getByRole('button', { name: 'Remove' }).click();
    await expect.poll(() => other.locator('.recording').count()).toBe(1);
    await other.bringToFront();
    const name = other.getByLabel('Name of the recording');
    await name.fill('of the other tab');
    await name.press('Enter');
    await expect.poll(() => page.getByLabel('Name of the recording').inputValue()).toBe('of the other tab');
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
    await page
      .locator('.recording')
      .getByText(/^stopped at \d+ of 5,000$/)
      .waitFor();
    const { runs } = parseRecording(json);
    expect(runs[0].interventions.map(({ learningRate }) => learningRate[0])).toEqual([0.02]);
    const [{ step }] = runs[0].interventions;
    expect(step).toBeGreaterThan(0);
    const told = `In flight: learning rate → 0.02 at step ${step} (not part of Set up and Link)`;
    await page.locator('.recording').getByText(told).waitFor();
  });
});

test('a run is kept while it trains: a reload loses its last seconds at most, and its name stays', async () => {
  await visiting('?lesson=noise-tricks&speed=100&steps=5000&tolerance=0&panel=recordings', async (page) => {
    const items = page.locator('.recording');
    const name = page.getByLabel('Name of the recording');
    await name.fill('on the way');
    await name.press('Enter');
    await items.getByText(/^kept up to [\d,]+ of 5,000$/).waitFor();
    const chip = await items.locator('.chip').innerText();
    await expect.poll(() => items.locator('.chip').innerText()).not.toBe(chip);
    const reached = await stepsTaken(page);
    await page.reload();
    await items.last().locator('.chip').getByText('stopped at').waitFor();
    const json = await saved(page, () => items.last().getByRole('button', { name: 'JSON' }).click());
    const { name: kept, runs } = parseRecording(json);
    expect(kept).toBe('on the way');
    expect(runs.length).toBeGreaterThan(1);
    for (const { steps, replicas } of runs) {
      expect(replicas[0].steps).toBeGreaterThan(reached - 500);
      expect(steps.at(-1)).toBeGreaterThan(replicas[0].steps - 50);
    }
    expect(new Set(runs.map(({ replicas }) => replicas[0].steps)).size).toBe(1);

    // Also a run that is paused; and what is removed stays away while it trains on.
    await reaches(page, 10);
    await page.getByRole('button', { name: 'Pause' }).click();
    await page.getByRole('button', { name: 'Play' }).waitFor();
    await expect.poll(() => items.count()).toBe(2);
    const ending = items.first().locator('.chip');
    const keptTo = async () => Number(/kept up to ([\d,]+)/.exec(await ending.innerText())?.[1].replaceAll(',', ''));
    // To its last record: not every step is one.
    await expect.poll(async () => (await stepsTaken(page)) - (await keptTo())).toBeLessThan(20);
    await items.first().getByRole('button', { name: 'Remove' }).click();
    await expect.poll(() => items.count()).toBe(1);
    await page.getByRole('button', { name: 'Play' }).click();
    await page.waitForTimeout(4000);
    expect(await items.count()).toBe(1);
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
