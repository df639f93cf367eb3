import { existsSync, readdirSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const root = fileURLToPath(new URL('../', import.meta.url));
const stamp = join(root, 'dist', '.built');

/** Everything that the built page is made of. */
const sources = [
  'index.html',
  'src',
  'experiments',
  'public',
  'vite.config.ts',
  'scripts/offline.ts',
  'package.json',
  'package-lock.json',
];

/** Builds the page into dist, unless what is there is newer than every source. */
export async function buildPage(): Promise<void> {
  if (existsSync(stamp) && statSync(stamp).mtimeMs > Math.max(...sources.map(newestChange))) return;
  const started = new Date();
  console.error('Building the page …');
  await build({ root, logLevel: 'warn' });
  writeFileSync(stamp, '');
  // A source changed while building is newer than the stamp.
  utimesSync(stamp, started, started);
  console.error(`Built in ${((Date.now() - started.getTime()) / 1000).toFixed(1)} s.`);
}

/** Folders count too: theirs changes when a file is deleted. */
function newestChange(path: string): number {
  const full = join(root, path);
  const { mtimeMs } = statSync(full);
  if (!statSync(full).isDirectory()) return mtimeMs;
  return Math.max(mtimeMs, ...readdirSync(full).map((name) => newestChange(join(path, name))));
}
