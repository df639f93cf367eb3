import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { violations } from './axe.ts';
import { finished, visiting } from './open-page.ts';

/** Whether a press in the middle of it would reach it: within the window, and nothing lies over it. */
async function canBePressed(page: Page, name: string): Promise<boolean> {
  return page.getByRole('button', { name }).evaluate((button) => {
    const { left, top, width, height } = button.getBoundingClientRect();
    return document.elementFromPoint(left + width / 2, top + height / 2) === button;
  });
}

const WIDE = { viewport: { width: 1280, height: 800 } };
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

test.each([
  ['a desk', WIDE],
  ['a phone', PHONE],
])('what is told of a press in Recordings is in view where the reader is, and moves nothing: %s', async (_, screen) => {
  await visiting(
    '?lesson=noise-tricks&steps=40&speed=max&tolerance=0',
    async (page) => {
      await finished(page);
      await page.getByRole('tab', { name: 'Recordings' }).click();
      await page.locator('.recording').first().waitFor();
      await page.locator('.curves').scrollIntoViewIfNeeded();
      const place = () => page.locator('.curves').evaluate((curves) => curves.getBoundingClientRect().top);
      const before = await place();
      await page.locator('.recording').getByRole('button', { name: 'Remove' }).click();
      await page.getByRole('button', { name: 'Undo' }).waitFor();
      expect(await place()).toBe(before);
      expect(await canBePressed(page, 'Undo')).toBe(true);
      expect(await violations(page)).toEqual([]);
      const box = (await page.locator('.notice').boundingBox())!;
      const tabs = (await page.locator('.tabs').boundingBox())!;
      if (screen === PHONE) expect(box.y + box.height).toBeLessThanOrEqual(tabs.y);
      await page.getByRole('button', { name: 'Undo' }).click();
      await page.locator('.recording').first().waitFor();

      // At the page's end notices lie over nothing.
      const junk = { name: 'junk.json', mimeType: 'text/plain', buffer: Buffer.from('no recording') };
      await page.getByLabel('Import a recording (JSON)').setInputFiles(junk);
      await page.locator('.notice.wrong').waitFor();
      await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
      const claims = (await page.locator('.claims').boundingBox())!;
      const notice = (await page.locator('.notice').boundingBox())!;
      expect(notice.y).toBeGreaterThanOrEqual(claims.y + claims.height);
    },
    screen,
  );
});
