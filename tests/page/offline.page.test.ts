import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, inject, test } from 'vitest';
import { finished, reaches, visiting } from './open-page.ts';

test('once loaded, under any base path, the page works without a network: another lesson, its data, its formulas', async () => {
  const site = await siteIn('/some/folder/');
  try {
    await visiting(
      `${site.address}?lesson=mixture-collapse&steps=20&speed=max`,
      async (page) => {
        await reaches(page, 1);
        await expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true);
        expect(await page.locator('.notice').count()).toBe(0);
        await page.context().setOffline(true);
        await page.reload();
        await finished(page);
        // With data that were not asked for while there was a network.
        await page.goto(`${site.address}?lesson=noise-tricks&dataset=engel&steps=20&speed=max`);
        await finished(page);
        await page.locator('.card .formula .katex').first().waitFor();
        await page.getByRole('button', { name: 'Share' }).click();
        await page.getByRole('dialog').getByLabel('Address of this page', { exact: true }).waitFor();
      },
      { serviceWorkers: 'allow' },
    );
  } finally {
    site.close();
  }
});

test('a newer version is told of, and a newer worker of the same page is not', async () => {
  await visiting('?lesson=entropy', async (page) => {
    await reaches(page, 1);
    // What the browser says when another worker has taken over. A real one would hide the page's requests from this test.
    const takeOver = async () => {
      const asked = page.waitForResponse(inject('pageUrl'));
      await page.evaluate(() => navigator.serviceWorker.dispatchEvent(new Event('controllerchange')));
      await asked;
    };
    await takeOver();
    await page.route(inject('pageUrl'), async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, body: (await response.text()).replace('assets/index-', 'assets/newer-') });
    });
    expect(await page.locator('.notice').count()).toBe(0);
    await takeOver();
    await page.locator('.notice').getByText('A new version is there').waitFor();
    await page.locator('.notice').getByRole('button', { name: 'Reload' }).waitFor();
  });
});

/** The built page in a folder of a host of its own. */
async function siteIn(folder: string) {
  const types: Record<string, string> = { '.js': 'text/javascript', '.css': 'text/css', '': 'text/html' };
  const server = createServer(({ url = '' }, response) => {
    const name = url.split('?')[0].slice(folder.length);
    try {
      const file = fileURLToPath(new URL(`../../dist/${name || 'index.html'}`, import.meta.url));
      const body = readFileSync(file);
      response.setHeader('Content-Type', types[extname(name)] ?? 'application/octet-stream');
      response.end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  return {
    address: `http://localhost:${(server.address() as AddressInfo).port}${folder}`,
    close: () => server.close(),
  };
}
