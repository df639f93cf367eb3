import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { finished, visiting } from './open-page.ts';

/** What a press on a button of the figure hands out, and under which name. */
async function taken(page: Page, id: string, kind: 'SVG' | 'PNG'): Promise<{ name: string; bytes: Buffer }> {
  const button = page
    .locator(`[data-figure=${id}]`)
    .getByRole('button', { name: new RegExp(`^Take the figure .* as ${kind}$`) });
  const [download] = await Promise.all([page.waitForEvent('download'), button.click()]);
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

/** Size of an SVG document that an XML parser finds well formed. */
async function sizeOf(page: Page, text: string): Promise<{ width: number; height: number; wrong: boolean }> {
  return page.evaluate((svg) => {
    const root = new DOMParser().parseFromString(svg, 'image/svg+xml').documentElement;
    const [width, height] = ['width', 'height'].map((side) => Number(root.getAttribute(side)));
    return { width, height, wrong: root.querySelector('parsererror') !== null || root.localName !== 'svg' };
  }, text);
}

test('figures of every kind are taken as SVG that stands alone and as PNG twice as large', async () => {
  await visiting('?lesson=mutual-information&speed=max', async (page) => {
    await finished(page);
    for (const [id, texts] of [
      ['bounds', ['Four estimates of the Gaussian’s I(x, y)', 'estimate on held-out pairs (nats)', 'InfoNCE', 'log N']],
      ['entropies', ['A joint table’s entropies', 'H(x,y)', 'nats']],
      ['joint', ['The joint table P(x, y)', '0.0625', 'url(#ramp)']],
    ] as const) {
      // What reads values is no part of the picture.
      await page.locator(`[data-figure=${id}] .reader`).press('ArrowRight');
      const { name, bytes } = await taken(page, id, 'SVG');
      const svg = bytes.toString('utf8');
      expect(name).toBe(`mutual-information-${id}.svg`);
      const { width, height, wrong } = await sizeOf(page, svg);
      expect(wrong).toBe(false);
      for (const text of texts) expect(svg).toContain(text);
      expect(svg).not.toMatch(/var\(|color-mix|color\(|class=|style=|NaN|undefined/);
      const png = await taken(page, id, 'PNG');
      expect(png.name).toBe(`mutual-information-${id}.png`);
      expect(png.bytes.subarray(0, 8).toString('latin1')).toBe('\x89PNG\r\n\x1a\n');
      expect([png.bytes.readUInt32BE(16), png.bytes.readUInt32BE(20)]).toEqual([2 * width, 2 * height]);
    }
    const joint = page.locator('[data-figure=joint]');
    await joint.getByRole('button', { name: 'Show as table' }).click();
    expect(await joint.getByRole('button', { name: /^Take the figure/ }).count()).toBe(0);
  });
});
