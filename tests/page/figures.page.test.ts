import { describe, expect, test } from 'vitest';
import { violations } from './axe.ts';
import { finished, visiting } from './open-page.ts';

/** A lesson that only measures, with bars, lines and dots; lessons.page.test.ts opens every one. */
test('the bars of a figure are one stop for Tab, and ← → go from bar to bar', async () => {
  await visiting('?lesson=entropy&table=[0.4,0.3,0.2,0.1]&speed=max', async (page) => {
    await finished(page);
    const group = page.locator('[role=group]:has(> .bar-edit)').first();
    const bars = group.locator('.bar-edit');
    await expect.poll(() => bars.count()).toBe(4);
    const stops = () => bars.evaluateAll((each) => each.map(({ tabIndex }) => tabIndex));
    const hasFocus = (bar: number) => bars.nth(bar).evaluate((each) => each === document.activeElement);
    expect(await stops()).toEqual([0, -1, -1, -1]);
    const address = page.url();
    await bars.first().focus();
    for (const key of ['ArrowLeft', 'ArrowRight', 'ArrowRight']) await page.keyboard.press(key);
    expect(await hasFocus(2)).toBe(true);
    expect(await stops()).toEqual([-1, -1, 0, -1]);
    await page.keyboard.press('Tab');
    expect(await group.evaluate((each) => each.contains(document.activeElement))).toBe(false);
    await page.keyboard.press('Shift+Tab');
    expect(await hasFocus(2)).toBe(true);
    expect(page.url()).toBe(address);
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('ArrowUp');
    await expect.poll(() => page.url()).not.toBe(address);
  });
});

test('a trained dot is seen through the handle that stands on it', async () => {
  await visiting('?lesson=label-smoothing-and-focal&speed=max', async (page) => {
    await finished(page);
    const figure = page.locator('.figure', { hasText: 'entropy of Q against γ' });
    const grip = figure.locator('.handle-grip');
    const [around, dot] = await Promise.all([
      grip.boundingBox(),
      figure.locator('[data-mark=dots] circle').first().boundingBox(),
    ]);
    // The dot is where the grip is, or this test says nothing.
    expect(Math.abs(dot!.x + dot!.width / 2 - around!.x - around!.width / 2)).toBeLessThan(1);
    expect(Math.abs(dot!.y + dot!.height / 2 - around!.y - around!.height / 2)).toBeLessThan(around!.height / 2);
    const fills = await grip.evaluate((each) =>
      ['', '::before', '::after'].map((part) => getComputedStyle(each, part || null).backgroundColor),
    );
    expect(new Set(fills)).toEqual(new Set(['rgba(0, 0, 0, 0)']));
  });
});

describe.each(['entropy'])('figures of %s', (id) => {
  test('exact values are read with arrow keys, and stand in a table', async () => {
    await visiting(`?lesson=${id}&speed=max`, async (page) => {
      await finished(page);
      for (const figure of await page.locator('.figure').all()) {
        const reader = figure.locator('.reader');
        if ((await reader.count()) === 0) continue;
        await reader.focus();
        await reader.press('ArrowRight');
        await figure.locator('.figure-tooltip').waitFor();
        expect(await reader.getAttribute('aria-valuetext')).toMatch(/: \S/);
        await figure.getByRole('button', { name: 'Show as table' }).click();
        expect(await figure.locator('tbody tr').count()).toBeGreaterThan(0);
        await figure.getByRole('button', { name: 'Show as figure' }).click();
        await reader.waitFor();
      }
    });
  });

  test('what can be dragged is moved with arrow keys too, and sets its control', async () => {
    await visiting(`?lesson=${id}&speed=max`, async (page) => {
      await finished(page);
      for (const selector of ['.bar-edit', '.figure-handle.can-move']) {
        const edited = page.locator(selector).first();
        if ((await edited.count()) === 0) continue;
        const address = page.url();
        await edited.focus();
        await edited.press((await edited.getAttribute('aria-valuenow')) === '1' ? 'ArrowDown' : 'ArrowUp');
        await expect.poll(() => page.url()).not.toBe(address);
        await finished(page);
        expect(await page.locator('.notice.wrong').count()).toBe(0);
      }
    });
  });

  test.each(['light', 'dark'] as const)('axe finds nothing against WCAG A and AA: %s', async (colorScheme) => {
    await visiting(
      `?lesson=${id}&speed=max`,
      async (page) => {
        await finished(page);
        expect(await violations(page)).toEqual([]);
        const unturned = page.getByRole('button', { name: 'Show as table' });
        while ((await unturned.count()) > 0) await unturned.first().click();
        expect(await violations(page)).toEqual([]);
      },
      { colorScheme },
    );
  });
});
