import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject } from 'vitest';
import { findChromium } from '../../scripts/chromium.ts';

/** WebGPU on SwiftShader, and none of a browser's own traffic. */
const ARGUMENTS = [
  '--no-sandbox',
  '--enable-unsafe-webgpu',
  '--enable-features=Vulkan',
  '--use-webgpu-adapter=swiftshader',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

let browser: Browser;

beforeAll(async () => {
  browser = await chromium.launch({ executablePath: findChromium()!, args: ARGUMENTS });
});

afterAll(() => browser.close());

/**
 * Opens the built page at an address (as a rule its query alone) in a browser of its own (storage is empty), gives it to `visit`,
 * and fails where the page threw, logged an error or broke its content policy. `before`: what is to be done with the empty tab first;
 * `provokes`: what the browser will log because the visit makes it.
 */
export async function visiting(
  address: string,
  visit: (page: Page) => Promise<void>,
  options: BrowserContextOptions & { before?: (page: Page) => Promise<unknown>; provokes?: RegExp } = {},
): Promise<void> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 900 },
    // Keeping the page for later takes time, and is one test's business.
    serviceWorkers: 'block',
    ...options,
  });
  const problems: string[] = [];
  try {
    const page = await context.newPage();
    page.setDefaultTimeout(20_000);
    page.on('pageerror', (error) => problems.push(`${error}`));
    page.on('console', (message) => {
      if (message.type() === 'error' && !options.provokes?.test(message.text())) problems.push(message.text());
    });
    await options.before?.(page);
    await page.goto(new URL(address, inject('pageUrl')).href);
    await visit(page);
    expect(problems).toEqual([]);
  } finally {
    await context.close();
  }
}

/** A phone that is held upright. */
export const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true } as const;

/** Makes a phone of the open page's window: its size, its way of laying out, and fingers. */
export async function becomePhone(page: Page): Promise<void> {
  const devTools = await page.context().newCDPSession(page);
  await page.setViewportSize(PHONE.viewport);
  await devTools.send('Emulation.setDeviceMetricsOverride', { ...PHONE.viewport, deviceScaleFactor: 1, mobile: true });
  await devTools.send('Emulation.setTouchEmulationEnabled', { enabled: true });
}

/** Waits until every replica has ended. */
export async function finished(page: Page, timeout = 90_000): Promise<void> {
  await page.getByRole('button', { name: 'Again', exact: true }).waitFor({ timeout });
}

/** Steps taken, as the counter says. */
export async function stepsTaken(page: Page): Promise<number> {
  const text = await page.getByTestId('step').innerText();
  return Number(text.split('/')[0].replaceAll(',', '').trim());
}

/** Waits until the counter says at least so many steps. */
export async function reaches(page: Page, steps: number): Promise<void> {
  await expect.poll(() => stepsTaken(page), { timeout: 60_000 }).toBeGreaterThanOrEqual(steps);
}

/** Every number of the cards, as shown. */
export async function cardNumbers(page: Page): Promise<string[]> {
  return page.locator('.card dd').allInnerTexts();
}
