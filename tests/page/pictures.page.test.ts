import { expect, test } from 'vitest';
import { reaches, visiting } from './open-page.ts';

/** What the style sheets say of a part of a drawing. */
const STYLES = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'opacity',
  'paint-order',
  'font-size',
  'display',
];

/**
 * How models are drawn, as pictures in a folder that people can open: at step 0, where nothing depends on how fast a machine
 * is, and in shapes and colours, as letters are text in an SVG whatever a machine's fonts. Pixels of whole pages would differ
 * from one machine to the next.
 */
test.each([
  ['mixture-collapse', 'a mixture on a line, over its data'],
  ['kl-asymmetry', 'a mixture over the population'],
  ['noise-tricks', 'predictions and residuals'],
  ['label-smoothing-and-focal', 'a table over the data’s frequencies'],
])('%s: %s', async (lesson) => {
  await visiting(`?lesson=${lesson}&backend=cpu`, async (page) => {
    await reaches(page, 1);
    await page.getByRole('button', { name: 'Reset' }).click();
    await page.getByRole('button', { name: 'Play' }).waitFor();
    await expect.poll(() => page.getByTestId('step').innerText()).toMatch(/^0 /);
    const panel = page.locator('.card .model-panel').first();
    const seen: string[] = [];
    // The panel follows the counter a frame later.
    await expect
      .poll(async () => seen.push(await panel.evaluate(drawn, STYLES)) > 1 && seen.at(-2) === seen.at(-1))
      .toBe(true);
    await expect(seen.at(-1)).toMatchFileSnapshot(`pictures/${lesson}.svg`);
  });
});

/** In the page: the drawing with its styles in place, a part a line, to a hundredth of a pixel. */
function drawn(panel: Element, styles: readonly string[]): string {
  const copy = panel.cloneNode(true) as Element;
  const [parts, copies] = [panel, copy].map((each) => [each, ...each.querySelectorAll('*')]);
  for (const [index, part] of parts.entries()) {
    const style = getComputedStyle(part);
    const inherited = part === panel ? null : getComputedStyle(part.parentElement!);
    for (const name of styles) {
      const value = style.getPropertyValue(name);
      if (value !== inherited?.getPropertyValue(name)) copies[index].setAttribute(name, value);
    }
  }
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  const text = copy.outerHTML.replace(/-?\d+\.\d+/g, (number) => String(Math.round(Number(number) * 100) / 100));
  return `${text.replaceAll('><', '>\n<')}\n`;
}
