import { gzipSync } from 'node:zlib';
import { expect, inject, test } from 'vitest';
import { violations } from './axe.ts';
import { finished, reaches, visiting } from './open-page.ts';

const provokes = /ERR_FAILED/;

test('where the worker, or a data set, does not load, a sentence says so and trying again helps', async () => {
  await visiting(
    '?lesson=noise-tricks&steps=20&speed=max',
    async (page) => {
      const notice = page.locator('.notice.wrong');
      await notice.getByText('Starting the training worker failed: its file could not be loaded').waitFor();
      await page.getByText('Nothing is training.').first().waitFor();
      await page.getByText('The guide tells of runs, and none could be prepared.').waitFor();
      expect(await violations(page)).toEqual([]);
      await page.unroute('**/worker-*.js');
      await notice.getByRole('button', { name: 'Try again' }).click();
      await notice.getByText('the data set stackloss could not be loaded: see whether there is a network.').waitFor();
      await page.unroute('**/*.csv');
      await notice.getByRole('button', { name: 'Try again' }).click();
      await finished(page);
      expect(await page.locator('.notice').count()).toBe(0);
    },
    {
      provokes,
      before: async (page) => {
        await page.route('**/worker-*.js', (route) => route.abort());
        await page.route('**/*.csv', (route) => route.abort());
      },
    },
  );
});

test('where the lessons do not load the page offers to reload; where KaTeX does not, formulas are their source', async () => {
  await visiting(
    '?lesson=noise-tricks&steps=20&speed=max',
    async (page) => {
      await page.locator('.notice').getByText('Loading the lessons failed').waitFor();
      await page.unroute('**/registry-*.js');
      await page.locator('.notice').getByRole('button', { name: 'Reload' }).click();
      await finished(page);
      await page.locator('.card .formula code').first().waitFor();
      expect(await page.locator('.card .formula code').first().innerText()).toContain('r^{2}');
    },
    {
      provokes,
      before: async (page) => {
        await page.route('**/registry-*.js', (route) => route.abort());
        await page.route('**/katex-*.js', (route) => route.abort());
      },
    },
  );
});

test('the first paint waits for at most 120 kB of scripts, gzipped; without JavaScript the page says what it needs', async () => {
  const page = inject('pageUrl');
  const html = await (await fetch(page)).text();
  const scripts = [...html.matchAll(/(?:src|href)="([^"]+\.js)"/g)].map(([, address]) => new URL(address, page));
  expect(scripts.length).toBeGreaterThan(0);
  const texts = await Promise.all(scripts.map(async (script) => (await fetch(script)).text()));
  expect(texts.reduce((sum, text) => sum + gzipSync(text).length, 0)).toBeLessThan(120_000);
  // Read, not looked at: a browser that is driven shows no noscript.
  expect(html).toMatch(/<noscript><p>It trains models in your browser, which needs JavaScript: .*<\/p><\/noscript>/);
});

test('the newest notices stand first and the oldest are folded; the welcome stays away; lessons lead to the next', async () => {
  await visiting('?lesson=noise-tricks&steps=20&speed=max&axis=wrong&curves=nope&panel=recordings', async (page) => {
    await page.getByRole('button', { name: 'Dismiss the welcome' }).click();
    await reaches(page, 1);
    const junk = (name: string, text: string) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(text) });
    await page.locator('.side input[accept*=json]').setInputFiles(junk('junk.json', 'no recording'));
    const notices = page.locator('.notice');
    await expect.poll(() => notices.count()).toBe(3);
    await page.getByRole('tab', { name: 'Set-up' }).click();
    await page.getByLabel('Your own data').setInputFiles(junk('bad.csv', 'x,y\n1,2\n2,cake\n3,4\n'));
    await notices.first().getByText('cake').waitFor();
    await page.getByLabel('Your own data').setInputFiles(junk('semi.csv', 'a;b\n1,5;2\n2,5;3\n3,5;4\n'));
    await notices
      .first()
      .getByText(/Column a, line 2: .* Write decimals with a point: 1\.5\.$/)
      .waitFor();
    expect(await notices.count()).toBe(3);
    await page.getByRole('button', { name: 'Show 1 more' }).click();
    expect(await notices.count()).toBe(4);
    await page.getByRole('button', { name: 'Dismiss all' }).click();
    expect(await notices.count()).toBe(0);
    await page.getByRole('tab', { name: 'Guide' }).click();
    await page.getByRole('button', { name: /^Next: / }).click();
    await expect.poll(() => page.locator('.lessons [aria-current]').innerText()).not.toContain('Noise tricks');
    await page.reload();
    await page.getByRole('button', { name: /^Before: Noise tricks/ }).waitFor();
    expect(await page.locator('.welcome').count()).toBe(0);
  });
});

test('a file dragged over the page sees where it may be dropped, and what it would become', async () => {
  await visiting('?lesson=noise-tricks&steps=20&speed=max', async (page) => {
    await finished(page);
    /** Drags a file, or a word, as a hand does: the browser lets no test hold a file. */
    const drag = (kind: string, held: 'file' | 'word') =>
      page.evaluate(
        ([type, what]) => {
          const dataTransfer = new DataTransfer();
          if (what === 'file') dataTransfer.items.add(new File(['x,y\n1,2\n2,5\n3,4\n'], 'mine.csv'));
          else dataTransfer.setData('text/plain', 'a word');
          const event = new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer });
          document.querySelector('main')!.dispatchEvent(event);
          return event.defaultPrevented;
        },
        [kind, held],
      );
    const target = page.locator('.drop-target');
    expect(await drag('dragover', 'word')).toBe(false);
    expect(await target.count()).toBe(0);
    expect(await drag('dragover', 'file')).toBe(true);
    await target.getByText('a table: this lesson’s data').waitFor();
    expect(await target.getByText('.txt').count()).toBe(0);
    expect(await violations(page)).toEqual([]);
    await drag('dragleave', 'file');
    await expect.poll(() => target.count()).toBe(0);
    await drag('dragover', 'file');
    await drag('drop', 'file');
    await page.locator('.own-data').getByText('mine.csv').waitFor();
    expect(await target.count()).toBe(0);
  });
});

test('a file of 190,000 rows: it is said that it is read and prepared, what is shown meanwhile is not passed off as its, and the page goes on', async () => {
  await visiting('?lesson=mixture-collapse&replicas=2&components=2&speed=max&panel=set-up&steps=50', async (page) => {
    await finished(page);
    await page.evaluate(() => {
      const longest = { value: 0 };
      const said: string[] = [];
      Object.assign(window, { longest, said });
      new PerformanceObserver((list) => {
        for (const { duration } of list.getEntries()) longest.value = Math.max(longest.value, duration);
      }).observe({ entryTypes: ['longtask'] });
      new MutationObserver(() => {
        said.push(document.querySelector('.own-data')?.textContent ?? '');
        said.push(document.querySelector('.notice')?.textContent ?? '');
      }).observe(document.body, { subtree: true, childList: true, characterData: true });
    });
    const rows = Array.from({ length: 190_000 }, (_, row) => (Math.sin(row) * 7 + (row % 3)).toFixed(4));
    const file = { name: 'many.csv', mimeType: 'text/csv', buffer: Buffer.from(`v\n${rows.join('\n')}\n`) };
    await page.getByLabel('Your own data').setInputFiles(file);
    await page.locator('.card').first().getByText('grey: 190,000 points').waitFor({ timeout: 60_000 });
    await page.locator('.own-data').getByText('Your data: many.csv').waitFor();
    expect(await page.locator('.of-earlier-data').count()).toBe(0);
    const said = await page.evaluate<string[]>('said');
    expect(said.some((text) => text.includes('Reading many.csv …'))).toBe(true);
    expect(said.some((text) => text.includes('many.csv … What stands below is still of the lesson’s own data.'))).toBe(
      true,
    );
    expect(await page.locator('.rug').count()).toBeLessThan(2500);
    // In milliseconds: 6,500 when each point was a mark, and parsing was the page's.
    expect(await page.evaluate<number>('longest.value')).toBeLessThan(1000);
  });
});

test('own data that the lesson cannot train on are refused, and the run goes on; such as are held from before are put away', async () => {
  await visiting('?lesson=mixture-collapse&steps=200&speed=max&panel=set-up', async (page) => {
    await finished(page);
    const table = (name: string, text: string) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });
    const field = page.getByLabel('Your own data');
    await field.setInputFiles(table('flat.csv', `y\n${'3\n'.repeat(40)}`));
    await page.locator('.notice').getByText('flat.csv, column y: every row has the same value').waitFor();
    await field.setInputFiles(table('one.csv', 'y\n1\n'));
    await page.locator('.notice').getByText('one.csv, column y: every row has the same value').waitFor();
    expect(await page.locator('.own-data').count()).toBe(0);
    expect(await page.getByRole('button', { name: 'Again', exact: true }).isEnabled()).toBe(true);
    await page.evaluate(() => {
      const [lesson, offered] = ['mixture-collapse', [{ name: 'y', numeric: true }]];
      const held = { name: 'one.csv', text: 'y\n1\n', lesson, offered, columns: ['y'] };
      sessionStorage.setItem('objectively.own-data', JSON.stringify(held));
    });
    await page.reload();
    await page.locator('.notice').getByText('one.csv was put away').waitFor();
    await finished(page);
    await page.reload();
    await finished(page);
    expect(await page.locator('.notice').count()).toBe(0);
  });
});
