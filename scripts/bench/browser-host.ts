import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';
import { build, type InlineConfig, preview } from 'vite';
import type { Outcome } from '../../src/bench/job.ts';
import type { Bench } from '../../src/bench/page.ts';
import { InputError } from '../../src/input-error.ts';
import { ensureChromium, findChromium } from '../chromium.ts';
import type { Host } from './host.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const page = 'src/bench/page.html';

/**
 * What the peers need in order to run at their best, and index.html does not allow: WebAssembly made on the spot, and
 * memory shared between workers, which only an isolated page has.
 */
const headers = {
  'Content-Security-Policy': "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self' blob:",
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
};

/** WebGPU without a display; the emulated adapter where there is no other. */
const flags = [
  '--no-sandbox',
  '--enable-unsafe-webgpu',
  '--enable-features=Vulkan',
  '--disable-gpu-watchdog',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Builds the page, serves it from this machine, and runs each job in a fresh page of one headless Chromium. */
export async function openBrowserHost(): Promise<Host> {
  const missing = ensureChromium();
  const executablePath = findChromium();
  if (missing || !executablePath) {
    throw new InputError({
      what: 'The benchmark needs a Chromium',
      expected: 'a browser to drive',
      remedy: `${missing ?? ''} Or run it without one: --node.`,
    });
  }
  const outDir = mkdtempSync(join(tmpdir(), 'objectively-bench-'));
  const config: InlineConfig = {
    root,
    logLevel: 'warn',
    publicDir: false,
    build: { outDir, emptyOutDir: true, rolldownOptions: { input: join(root, page) } },
    preview: { port: 0, host: 'localhost', headers },
  };
  await build(config);
  const server = await preview(config);
  const address = new URL(page, server.resolvedUrls?.local[0]).href;
  let browser = await launch(executablePath);
  const inPage = async <T>(work: (target: Page) => Promise<T>): Promise<T> => {
    if (!browser.isConnected()) browser = await launch(executablePath);
    const target = await browser.newPage();
    try {
      await target.goto(address);
      return await work(target);
    } finally {
      // A page that hangs in a job is left behind rather than waited for.
      void target.close().catch(() => {});
    }
  };
  return {
    runtime: `Chromium ${browser.version()}`,
    describeDevices: () =>
      inPage((target) => target.evaluate(() => (globalThis as unknown as InPage).bench.describeDevices())),
    async run(job) {
      try {
        return await inPage((target) =>
          Promise.race([
            target.evaluate((given) => (globalThis as unknown as InPage).bench.runJob(given), job),
            outOfPatience(),
          ]),
        );
      } catch (error) {
        return { ran: false, reason: (error as Error).message.split('\n')[0], expected: false };
      }
    },
    async close() {
      await browser.close();
      await server.close();
      rmSync(outDir, { recursive: true });
    },
  };
}

/** What src/bench/page.ts leaves in the page. */
interface InPage {
  bench: Bench;
}

function launch(executablePath: string): Promise<Browser> {
  return chromium.launch({ executablePath, args: flags });
}

/** A path that has not come back by then never will, or is of no use: seconds. */
const PATIENCE = 600;

async function outOfPatience(): Promise<Outcome> {
  await new Promise((resolve) => setTimeout(resolve, 1000 * PATIENCE).unref());
  return { ran: false, reason: `no result within ${PATIENCE} s`, expected: false };
}
