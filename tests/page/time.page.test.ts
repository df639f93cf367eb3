import { expect, test } from 'vitest';
import { cardNumbers, finished, stepsTaken, visiting } from './open-page.ts';

test('the run can be gone back over: models, numbers and counter move together, and come back', async () => {
  await visiting('?lesson=noise-tricks&steps=60&speed=max&recordEvery=1&tolerance=0', async (page) => {
    await finished(page);
    const end = await cardNumbers(page);
    const outline = () => page.locator('.card svg').first().innerHTML();
    const last = await outline();
    const slider = page.getByLabel('Step shown');
    await slider.focus();
    await slider.fill('0');
    await expect.poll(() => stepsTaken(page)).toBe(0);
    await expect.poll(() => cardNumbers(page)).not.toEqual(end);
    await expect.poll(outline).not.toBe(last);
    const start = await cardNumbers(page);
    const marks = page.getByText('of the last step, 60');
    expect(await marks.count()).toBe(1);
    const height = () => page.evaluate(() => document.documentElement.scrollHeight);
    const marked = await height();
    await slider.fill('30');
    await expect.poll(() => stepsTaken(page)).toBe(30);
    await expect.poll(() => cardNumbers(page)).not.toEqual(start);
    await slider.fill('60');
    await expect.poll(() => cardNumbers(page)).toEqual(end);
    expect(await outline()).toBe(last);
    expect(await marks.count()).toBe(0);
    expect(await height()).toBe(marked);
    await page.getByRole('button', { name: 'replay' }).click();
    await expect.poll(() => cardNumbers(page)).not.toEqual(end);
    await expect.poll(() => cardNumbers(page)).toEqual(end);
  });
});

test('for a reader who asked for less motion a replay is ten still moments, a second apart', async () => {
  await visiting(
    '?lesson=noise-tricks&steps=60&speed=max&recordEvery=1&tolerance=0',
    async (page) => {
      await finished(page);
      await page.evaluate(() => {
        const counter = document.querySelector('[data-testid=step]')!;
        const seen: { text: string; at: number }[] = [];
        Object.assign(window, { seen });
        const look = () => {
          const text = counter.textContent!;
          if (seen.at(-1)?.text !== text) seen.push({ text, at: performance.now() });
        };
        new MutationObserver(look).observe(counter, { subtree: true, characterData: true, childList: true });
      });
      await page.getByRole('button', { name: 'replay' }).click();
      await page.getByRole('button', { name: 'Pause' }).waitFor();
      await finished(page);
      const seen = (await page.evaluate('seen')) as { text: string; at: number }[];
      expect(seen.map(({ text }) => Number(text.split('/')[0]))).toEqual([0, 6, 12, 18, 24, 30, 36, 42, 48, 54, 60]);
      expect(seen[10].at - seen[0].at).toBeGreaterThan(9000);
    },
    { reducedMotion: 'reduce' },
  );
});

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

test.each([
  ['a desk', {}],
  ['a phone', PHONE],
])('a card keeps its height while its status, its tally and its numbers change: %s', async (_, screen) => {
  await visiting(
    '?lesson=mixture-collapse&seed=1&steps=4000&speed=2000',
    async (page) => {
      await page.locator('.card .number-note').first().waitFor();
      const seen = await page.evaluate(async () => {
        const cards = [...document.querySelectorAll<HTMLElement>('.card')];
        const told = new Set<string>();
        const heights = new Set<string>();
        const ended = () => [...document.querySelectorAll('button')].some((each) => each.textContent === '↻Again');
        while (!ended()) {
          heights.add(cards.map(({ offsetHeight }) => offsetHeight).join());
          told.add(cards[0].querySelector('.chip')!.textContent!);
          await new Promise((next) => setTimeout(next, 30));
        }
        return { heights: [...heights], told: told.size };
      });
      expect(seen.told).toBeGreaterThan(2);
      expect(seen.heights).toHaveLength(1);
      // What stands beside the cards is of another step than theirs now, and says so.
      await page.getByLabel('Step shown').fill('1000');
      const parts = await page.locator(':is(.quantities, .figures, .claims)').count();
      expect(parts).toBeGreaterThan(1);
      await expect.poll(() => page.getByText('of the last step, 4,000').count()).toBe(parts);
    },
    screen,
  );
});

test('time ends where the run did; a phone shows how far there is to go, in the transport’s two lines', async () => {
  await visiting(
    '?lesson=kl-asymmetry&sweep=off&speed=max',
    async (page) => {
      await page
        .getByText(/\/ [\d,]{3,}/)
        .first()
        .waitFor();
      const { width, scrollWidth } = await page
        .getByTestId('step')
        .evaluate((each) => ({ width: each.clientWidth, scrollWidth: each.scrollWidth }));
      expect(scrollWidth).toBeLessThanOrEqual(width + 1);
      expect((await page.locator('.transport').boundingBox())!.height).toBeLessThan(125);
      await finished(page);
      const [taken, all] = (await page.getByTestId('step').innerText()).split('/');
      expect(all.trim()).toBe(taken.trim());
      const slider = page.getByLabel('Step shown');
      expect(await slider.inputValue()).toBe(await slider.getAttribute('max'));
      // No key is explained where there is none to press.
      await page.locator('.welcome').getByText('here are the keys and signs.').waitFor();
    },
    PHONE,
  );
});
