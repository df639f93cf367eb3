import { expect, test } from 'vitest';
import { violations } from './axe.ts';
import { finished, PHONE, reaches, visiting } from './open-page.ts';

/** Buttons and the like that are seen and stand in no running text, with the size of what can be pressed. */
function targetsOf(part: Element) {
  const inText = (element: Element) =>
    getComputedStyle(element).display.startsWith('inline') &&
    [...element.parentElement!.childNodes].some(({ nodeType, textContent }) => nodeType === 3 && textContent!.trim());
  return [...part.querySelectorAll<HTMLElement>('a, button, select, summary, input')]
    .filter((element) => element.checkVisibility() && !element.closest('.visually-hidden') && !inText(element))
    .map((element) => {
      const { left, right, top, bottom } = (
        element.matches('[type=checkbox], [type=radio]') ? element.closest('label')! : element
      ).getBoundingClientRect();
      return { name: element.textContent || element.ariaLabel || element.id, left, right, top, bottom };
    });
}

test.each(['recordings', 'set-up', 'guide'])('what a finger presses is 24 pixels wide and high: %s', async (panel) => {
  await visiting(
    '?lesson=kl-asymmetry&steps=30&speed=max',
    async (page) => {
      await finished(page);
      await page.getByRole('button', { name: 'Show as table' }).first().waitFor();
      const small = (part: string) =>
        page
          .locator(part)
          .evaluate(targetsOf)
          .then((targets) =>
            targets
              .filter(({ left, right, top, bottom }) => right - left < 23.9 || bottom - top < 23.9)
              .map(({ name }) => name),
          );
      expect(await small('main')).toEqual([]);
      await page.getByRole('tab', { name: new RegExp(panel, 'i') }).click();
      await page.locator('.side.open').waitFor();
      expect(await small('.side')).toEqual([]);
      const targets = await page.locator('.side').evaluate(targetsOf);
      expect(targets.length).toBeGreaterThan(4);
      for (const [index, one] of targets.entries()) {
        for (const other of targets.slice(index + 1)) {
          const apart = Math.max(
            other.left - one.right,
            one.left - other.right,
            other.top - one.bottom,
            one.top - other.bottom,
          );
          expect(apart, `${one.name} and ${other.name}`).toBeGreaterThan(-0.5);
        }
      }
    },
    { ...PHONE, colorScheme: 'dark' },
  );
});

test('a window that narrows after loading never scrolls sideways', async () => {
  const wide = { viewport: { width: 1440, height: 900 } };
  await visiting(
    '?lesson=noise-tricks&steps=40&speed=max',
    async (page) => {
      await finished(page);
      for (const width of [1024, 768, 640, 390, 320]) {
        await page.setViewportSize({ width, height: 900 });
        await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
        // Drawings follow their frame one observation later.
        const least = async () => Math.min(...(await page.locator('.model-panel').evaluateAll(visibleShares)));
        await expect.poll(least).toBeGreaterThan(0.99);
      }
      await page.evaluate(() => {
        document.documentElement.style.fontSize = '200%';
      });
      for (const width of [320, 390, 640, 1280]) {
        await page.setViewportSize({ width, height: 900 });
        await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
      }
    },
    wide,
  );
});

/** Which share of each drawing its frame shows. */
function visibleShares(panels: Element[]): number[] {
  return panels.map((panel) => panel.parentElement!.clientWidth / panel.getBoundingClientRect().width);
}

test.each([
  ['light', '?lesson=noise-tricks&steps=40&speed=max&panel=set-up'],
  ['dark', '?lesson=noise-tricks&steps=40&speed=max&panel=set-up'],
  ['light', '?lesson=kl-asymmetry&steps=40&speed=max&panel=recordings'],
  ['dark', '?lesson=mixture-collapse&steps=40&speed=max&panel=guide&axis=wrong'],
] as const)('axe finds nothing against WCAG A and AA: %s %s', async (colorScheme, query) => {
  await visiting(
    query,
    async (page) => {
      await finished(page);
      await page.locator('.card .katex').first().waitFor();
      if (query.includes('recordings')) await page.locator('.recording').first().waitFor();
      expect(await page.locator('html').getAttribute('data-theme')).toBe(colorScheme);
      expect(await violations(page)).toEqual([]);
    },
    { colorScheme },
  );
});

test('a reader’s own CSV is used; a bad cell is named by line and column', async () => {
  await visiting('?lesson=noise-tricks&steps=40&speed=max&panel=set-up', async (page) => {
    await reaches(page, 1);
    const own = (text: string) =>
      page
        .getByLabel('Your own data')
        .setInputFiles({ name: 'own.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
    await own('x,y\n1,2\n2,cake\n3,4\n');
    await page
      .locator('.notice.wrong')
      .getByText(/line 3.*y|y.*line 3/)
      .waitFor();
    await page.locator('.notice.wrong').getByText('cake').waitFor();
    await own('x,y\n1,2.5\n2,3.5\n3,6\n4,7\n5,11\n');
    await page.locator('.own-data').getByText('own.csv').waitFor();
    await expect.poll(() => page.locator('.notice.wrong').count()).toBe(0);
    await finished(page);
    await page.reload();
    await page.locator('.own-data').getByText('own.csv').waitFor();
    await own('day,x,note,y\nMon,1,a,2\nTue,2,b,3\nWed,3,c,5\nThu,4,d,6\nFri,5,e,9\n');
    await page.locator('.own-data').getByText('x, y').waitFor();
    await page.locator('.notice').getByText('2 columns of own.csv are left out').waitFor();
    await page.locator('.notice').getByText('day: line 2 has “Mon”, which is not a number.').waitFor();
    expect(await page.getByRole('checkbox', { name: 'note' }).isChecked()).toBe(false);
    await page.getByRole('button', { name: 'make target' }).click();
    await page.locator('.own-data').getByText('y, x').waitFor();
    await page.getByRole('button', { name: 'use the lesson’s data' }).click();
    await expect.poll(() => page.locator('.own-data').count()).toBe(0);
  });
});

test('the curves tell exact values under the pointer, and zoom and fit', async () => {
  await visiting('?lesson=noise-tricks&steps=40&speed=max&recordEvery=1&tolerance=0', async (page) => {
    await finished(page);
    const plot = page.locator('.curve-chart .u-over').first();
    await plot.scrollIntoViewIfNeeded();
    const box = (await plot.boundingBox())!;
    const across = (share: number) => page.mouse.move(box.x + box.width * share, box.y + box.height / 2, { steps: 4 });
    await across(0.5);
    await expect.poll(() => page.locator('.tooltip dd').first().innerText()).toBe('20');
    await page.mouse.down();
    await across(0.75);
    await page.mouse.up();
    await across(0.5);
    await expect.poll(() => page.locator('.tooltip dd').first().innerText()).toBe('25');
    await plot.dblclick({ position: { x: box.width / 2, y: 20 } });
    await across(0.499);
    await expect.poll(() => page.locator('.tooltip dd').first().innerText()).toBe('20');
  });
});
