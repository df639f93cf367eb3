import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('../', import.meta.url));
const folders = ['docs', 'experiments', 'public', 'src'].filter((folder) => existsSync(join(root, folder)));
const pages = [
  ...readdirSync(root),
  ...folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((page) => join(folder, page)),
  ),
].filter((page) => page.endsWith('.md'));

test.each(pages)('every relative link of %s leads somewhere', (page) => {
  const text = readFileSync(join(root, page), 'utf8').replace(/^(```|~~~).*?^\1/gms, '');
  const links = [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, link]) => link.replace(/#.*$/, ''));
  const broken = links.filter((link) => link && !/^https?:/.test(link) && !existsSync(join(root, dirname(page), link)));
  expect(broken).toEqual([]);
});
