import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from 'playwright-core';
import { expect, inject, test } from 'vitest';
import { violations } from './axe.ts';
import { finished, reaches, stepsTaken, visiting } from './open-page.ts';

/** A lecture's page on another host, which embeds what it is given. */
async function inLecture(page: Page, body: string, visit: () => Promise<void>): Promise<void> {
  const server = createServer((_, response) => response.setHeader('Content-Type', 'text/html').end(body));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/lecture.html`);
    await visit();
  } finally {
    server.close();
  }
}

test('Share gives the address, a frame that works in another page and fits its panel, and the runs as JSON', async () => {
  await visiting('?lesson=noise-tricks&steps=40&speed=max&units=bits&panel=recordings', async (page) => {
    await finished(page);
    await page.getByRole('button', { name: 'Share' }).click();
    const dialog = page.getByRole('dialog', { name: 'Share' });
    const text = (label: string) => dialog.getByLabel(label, { exact: true }).inputValue();
    expect(await text('Address of this page')).toBe(page.url().replace('&panel=recordings', ''));
    const document = JSON.parse(await text('Run specs as JSON'));
    expect(document.experiment.id).toBe('noise-tricks');
    expect(document.runs.map(({ spec }: { spec: { steps: number } }) => spec.steps)).toEqual([40, 40, 40, 40]);
    await dialog.getByText('curves', { exact: true }).click();
    await dialog.getByRole('checkbox', { name: 'Seed' }).check();
    await dialog.getByRole('checkbox', { name: 'Learning rate', exact: true }).check();
    await dialog.getByRole('button', { name: 'Copy: Address of this page' }).click();
    await dialog.getByText(/Copied|copy it with the keyboard/).waitFor();
    expect(await violations(page)).toEqual([]);
    const snippet = await text('HTML of the frame');
    expect(snippet).not.toContain('panel=');
    // Space belongs to the dialog, and the focus goes back to where it was.
    await page.keyboard.press('Escape');
    await expect.poll(() => page.locator('dialog').count()).toBe(0);
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe('Share');

    await inLecture(page, `<!doctype html><title>Lecture</title>${snippet}`, async () => {
      const frame = page.frameLocator('iframe');
      await frame.getByRole('button', { name: 'Again' }).waitFor();
      await frame.locator('.curve-chart canvas').first().waitFor();
      expect(await frame.locator('.in-view .field-label').allInnerTexts()).toEqual(['Seed', 'Learning rate']);
      for (const around of ['.header', '.lessons', '.side', '.card', '.claims']) {
        expect(await frame.locator(around).count()).toBe(0);
      }
      const heights = () =>
        page
          .locator('iframe')
          .evaluate((element) => [element.clientHeight, (element as HTMLIFrameElement).style.height]);
      const content = await frame.locator('main').evaluate((main) => Math.ceil(main.getBoundingClientRect().height));
      await expect.poll(heights).toEqual([content, `${content}px`]);
      const link = frame.getByRole('link', { name: 'Open in Objectively' });
      expect(await link.getAttribute('href')).toBe(
        `${inject('pageUrl')}?lesson=noise-tricks&steps=40&units=bits&speed=max`,
      );
    });
  });
});

test('a run opens as code in three languages; ? opens the sheet of keys, and keys then belong to it', async () => {
  await visiting('?lesson=kl-asymmetry&steps=20&speed=max', async (page) => {
    await finished(page);
    await page.getByRole('button', { name: /^Open in … PyTorch, JAX or TensorFlow.js: Reverse/ }).click();
    const dialog = page.getByRole('dialog', { name: /^Open Reverse/ });
    const script = (file: string) => dialog.getByLabel(file, { exact: true }).inputValue();
    expect(await script('objective_torch.py')).toContain('    return logq - logp');
    await dialog.getByText('TensorFlow.js', { exact: true }).click();
    expect(await script('objective.mjs')).toContain('return tf.sub(logq, logp);');
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await expect.poll(() => page.locator('dialog').count()).toBe(0);
    await page.keyboard.press('?');
    const sheet = page.getByRole('dialog', { name: 'Keys and signs' });
    await sheet.getByText('this sheet').waitFor();
    await page.keyboard.press('r');
    // The browser's own frame may take the focus after the last button; nothing of the page behind may.
    for (let press = 0; press < 3; press++) {
      await page.keyboard.press('Tab');
      const inside = (element: Element) => [element, document.body].some((each) => each === document.activeElement);
      expect(
        (await sheet.evaluate((element) => element.contains(document.activeElement))) || (await sheet.evaluate(inside)),
      ).toBe(true);
    }
    await page.keyboard.press('Escape');
    await expect.poll(() => page.locator('dialog').count()).toBe(0);
    expect(await stepsTaken(page)).toBe(20);
  });
});

test('the frame of docs/embedding.md works', async () => {
  const guide = readFileSync(new URL('../../docs/embedding.md', import.meta.url), 'utf8');
  const example = /```html\n([\s\S]*?)```/
    .exec(guide)![1]
    .replaceAll('https://example.org/objectively/', inject('pageUrl'));
  await visiting('?embed=claims&lesson=entropy', async (page) => {
    await page.locator('.claims').waitFor();
    expect(await page.locator('.figure, .header').count()).toBe(0);
    await inLecture(page, example, async () => {
      await page.frameLocator('iframe').locator('.card').first().waitFor();
      await expect.poll(() => page.locator('iframe').evaluate((element) => element.style.height)).toMatch(/^\d+px$/);
    });
  });
});

test('an embedded panel that the lesson lacks says so; nonsense is explained', async () => {
  await visiting('?lesson=entropy&embed=curves&controls=sed', async (page) => {
    await page.getByText('This lesson trains nothing, so that it has no curves: these are its figures').waitFor();
    await page.locator('.figure svg').first().waitFor();
    await page.locator('.notice').getByText('controls names what is no control of this lesson; got "sed"').waitFor();
    expect(new URL(page.url()).search).toBe('?lesson=entropy&embed=curves');
    await page.goto(`${inject('pageUrl')}?lesson=entropy&embed=graphs`);
    await page.locator('.notice').getByText('embed cannot have this value; got "graphs"').waitFor();
    await reaches(page, 1);
  });
});

test('in a wide frame the transport stands above what it plays', async () => {
  await visiting('?lesson=noise-tricks&steps=30&speed=max&embed=cards', async (page) => {
    await finished(page);
    const [transport, cards] = await Promise.all(
      ['.transport', '.cards'].map((part) => page.locator(part).boundingBox()),
    );
    expect(transport).toMatchObject({ x: cards!.x, width: cards!.width });
  });
});
