/**
 * `npm run bench:page`: how the page feels while it trains at full speed, in a headless Chromium. Frame times, long tasks of
 * the main thread, the answer to a press of a key, weight of the first scripts, and memory after many resets. Ratios are to
 * the same page at rest, in the same run. docs/benchmarks.md says how to read it.
 */
import { readdirSync, readFileSync } from 'node:fs';
import os from 'node:os';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { chromium, type Page } from 'playwright-core';
import { preview } from 'vite';
import { InputError } from '../src/input-error.ts';
import { type PageBenchOptions, readPageOptions } from './bench/page-options.ts';
import { buildPage } from './build-page.ts';
import { ensureChromium, findChromium } from './chromium.ts';
import { heapWatch } from './heap-watch.ts';

const SECONDS = 5;
const { resets: RESETS, minutes: MINUTES, frames: FRAMES } = optionsOrExit();

/** Four panels side by side that train on and on, and record every tenth step. */
const BUSY = '?lesson=noise-tricks&speed=max&steps=10000000&recordEvery=10&tolerance=0';
/** The same for resets, each of which keeps a recording: few records. */
const SHORT = BUSY.replace('recordEvery=10&', 'recordEvery=1000&');
/** The same for an hour, which many replicas fill: what is kept of a run grows with its records, of which there are few. */
const LONG = `${BUSY.replace('recordEvery=10&', 'recordEvery=10000000&')}&replicas=256`;
/** Points of a curve that count as many. */
const MANY = 100_000;

function optionsOrExit(): PageBenchOptions {
  try {
    return readPageOptions(process.argv.slice(2));
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    console.error(error.message);
    process.exit(2);
  }
}

interface Frames {
  /** Milliseconds from frame to frame: the middle one, and one in a hundred. */
  median: number;
  p99: number;
  /** Tasks of the main thread beyond 50 ms, and the longest, milliseconds. */
  longTasks: number;
  longest: number;
}

/** Watches the page's frames and long tasks for some seconds. */
async function watchFrames(page: Page): Promise<Frames> {
  // No named function within: the page knows nothing of the helpers with which tsx names them.
  const { gaps, tasks } = await page.evaluate(async (seconds) => {
    const tasks: number[] = [];
    const observer = new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) tasks.push(entry.duration);
    });
    observer.observe({ type: 'longtask' });
    const gaps: number[] = [];
    const end = performance.now() + seconds * 1000;
    let last = performance.now();
    while (last < end) {
      const now: number = await new Promise((resolve) => requestAnimationFrame(() => resolve(performance.now())));
      gaps.push(now - last);
      last = now;
    }
    observer.disconnect();
    return { gaps, tasks };
  }, SECONDS);
  gaps.sort((a, b) => a - b);
  const at = (share: number) => gaps[Math.min(gaps.length - 1, Math.floor(share * gaps.length))];
  return { median: at(0.5), p99: at(0.99), longTasks: tasks.length, longest: Math.max(0, ...tasks) };
}

/** Milliseconds from a press of a key to the next frame after it was dealt with: the middle of several. */
async function answerTime(page: Page): Promise<number> {
  const times: number[] = [];
  for (let press = 0; press < 10; press++) {
    // The listener first: a press that comes before it would never be answered.
    const answer = await page.evaluateHandle(() => {
      const answered = new Promise<number>((resolve) => {
        addEventListener(
          'keydown',
          ({ timeStamp }) => requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - timeStamp))),
          { once: true },
        );
      });
      return { answered };
    });
    await page.keyboard.press('t');
    times.push(await answer.evaluate(({ answered }) => answered));
  }
  return times.sort((a, b) => a - b)[5];
}

/** In the page: whether the step that it shows is past this one. */
function stepIsPast(step: number): boolean {
  return Number(document.querySelector('[data-testid=step]')?.textContent?.split('/')[0].replaceAll(',', '')) > step;
}

/** Resets the lesson, lets it take some steps, again and again; the heaps in MiB along the way. */
async function heapOverResets(page: Page): Promise<number[]> {
  const heap = await heapWatch(page);
  const sizes: number[] = [];
  for (let reset = 0; reset <= RESETS; reset++) {
    if (reset % Math.max(1, Math.floor(RESETS / 5)) === 0) sizes.push(await heap());
    await page.getByRole('button', { name: 'Reset' }).click();
    await page.getByRole('button', { name: 'Play' }).click();
    await page.waitForFunction(stepIsPast, 0);
  }
  return sizes;
}

/** Trains on and on; the heaps in MiB at seven moments, and how many steps it came to. */
async function heapOverMinutes(page: Page): Promise<{ sizes: number[]; step: string }> {
  const heap = await heapWatch(page);
  const sizes: number[] = [];
  for (let moment = 0; moment <= 6; moment++) {
    if (moment > 0) await page.waitForTimeout((MINUTES / 6) * 60_000);
    else await page.waitForFunction(stepIsPast, 0);
    sizes.push(await heap());
    if ((await page.getByRole('button', { name: 'Pause' }).count()) === 0) throw new Error('The run has ended early.');
  }
  return { sizes, step: (await page.getByTestId('step').innerText()).split('/')[0].trim() };
}

/** Kilobytes, gzipped: what index.html names, which is all that the first paint waits for. */
function firstScripts(): number {
  const dist = fileURLToPath(new URL('../dist/', import.meta.url));
  const html = readFileSync(`${dist}index.html`, 'utf8');
  const named = readdirSync(`${dist}assets`).filter((file) => file.endsWith('.js') && html.includes(file));
  return named.reduce((sum, file) => sum + gzipSync(readFileSync(`${dist}assets/${file}`)).length, 0) / 1000;
}

/** A table of frame times and answers: at rest, at first, and with curves of 10⁵ points; and the long tasks. */
async function frameTable(openPage: (query: string) => Promise<Page>): Promise<string> {
  const page = await openPage(BUSY);
  await page.waitForTimeout(3000);
  const short = await watchFrames(page);
  const shortAnswer = await answerTime(page);
  await page.waitForFunction(stepIsPast, 10 * MANY, { timeout: 600_000 });
  const busy = await watchFrames(page);
  const busyAnswer = await answerTime(page);
  await page.getByRole('button', { name: 'Pause' }).click();
  await page.waitForTimeout(1000);
  const rest = await watchFrames(page);
  const restAnswer = await answerTime(page);
  await page.close();
  const row = (name: string, ...[atRest, ...training]: number[]) =>
    `| ${name} | ${atRest.toFixed(1)} | ${training.map((ms) => `${ms.toFixed(1)} (×${(ms / atRest).toFixed(2)})`).join(' | ')} |`;
  return `
| milliseconds, ${SECONDS} s each | at rest, 10⁵ points | training, first seconds | training, 10⁵ points |
|---|---|---|---|
${row('frame to frame, median', rest.median, short.median, busy.median)}
${row('frame to frame, one in a hundred', rest.p99, short.p99, busy.p99)}
${row('key pressed to next frame', restAnswer, shortAnswer, busyAnswer)}

- Tasks of the main thread beyond 50 ms: ${rest.longTasks} at rest, ${short.longTasks} and ${busy.longTasks} while training (longest ${Math.max(short.longest, busy.longest).toFixed(0)} ms).`;
}

const listed = (sizes: readonly number[]) => sizes.map((size) => size.toFixed(1)).join(', ');

const missing = ensureChromium();
if (missing) {
  console.error(missing);
  process.exit(2);
}
await buildPage();
const server = await preview({ preview: { port: 0, host: 'localhost' }, logLevel: 'warn' });
const browser = await chromium.launch({ executablePath: findChromium()!, args: ['--no-sandbox', '--no-first-run'] });
try {
  const openPage = async (query: string) => {
    const opened = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    await opened.goto(server.resolvedUrls!.local[0] + query);
    await opened.locator('.card .katex').first().waitFor();
    return opened;
  };
  const frames = FRAMES ? await frameTable(openPage) : null;
  const sizes = RESETS > 0 ? await heapOverResets(await openPage(SHORT)) : null;
  const long = MINUTES > 0 ? await heapOverMinutes(await openPage(LONG)) : null;
  console.log(`Chromium ${browser.version()} · ${os.availableParallelism()} threads · four panels`);
  if (frames) console.log(frames);
  console.log(`\n- Scripts that the first paint waits for: ${firstScripts().toFixed(1)} kB gzipped.`);
  if (sizes) console.log(`- Heaps of the page and its training worker over ${RESETS} resets, MiB: ${listed(sizes)}.`);
  if (long)
    console.log(
      `- Heaps of the page and its training worker over ${MINUTES} minutes of training, ${long.step} steps of each run, MiB: ${listed(long.sizes)}.`,
    );
} finally {
  await browser.close();
  await server.close();
}
process.exit(0);
