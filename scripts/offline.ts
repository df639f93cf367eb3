import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Plugin, transformWithOxc } from 'vite';

const SOURCE = fileURLToPath(new URL('../src/playground/offline/service-worker.ts', import.meta.url));

/** A browser that has service workers reads KaTeX's smallest fonts. */
const LEFT_OUT = /\.(woff|ttf|map|md)$/;

/**
 * Builds `service-worker.js`, which keeps every built file, so that the page works without a network. Its version is a hash
 * of all of them: another build, another version. Our own eighty lines and no plugin: vite-plugin-pwa brings workbox and 300
 * packages for what is a list of files.
 */
export function offline(): Plugin {
  // Empty where a build ships none: the benchmark's.
  let publicFolder = '';
  return {
    name: 'objectively-offline',
    apply: 'build',
    configResolved(config) {
      publicFolder = config.publicDir;
    },
    // After Vite's own plugins, which add index.html.
    generateBundle: {
      order: 'post',
      async handler(_, bundle) {
        const built = Object.entries(bundle).map(([name, file]): [string, string | Uint8Array] => [
          name,
          file.type === 'chunk' ? file.code : file.source,
        ]);
        const shipped = (publicFolder ? filesIn(publicFolder) : []).map((name): [string, Uint8Array] => [
          name,
          readFileSync(join(publicFolder, name)),
        ]);
        const kept = [...built, ...shipped].filter(([name]) => !LEFT_OUT.test(name)).sort(byName);
        const hash = createHash('sha256');
        for (const [name, content] of kept) hash.update(name).update(content);
        // The folder's own address is the page.
        const files = kept.map(([name]) => (name === 'index.html' ? '' : name));
        const { code } = await transformWithOxc(readFileSync(SOURCE, 'utf8'), SOURCE);
        this.emitFile({
          type: 'asset',
          fileName: 'service-worker.js',
          source: [
            `const VERSION = ${JSON.stringify(hash.digest('hex').slice(0, 16))};`,
            `const FILES = ${JSON.stringify(files)};`,
            code,
          ].join('\n'),
        });
      },
    },
  };
}

function byName([a]: [string, unknown], [b]: [string, unknown]): number {
  return a < b ? -1 : 1;
}

/** Paths of all files of a folder, relative to it, with slashes. */
function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .replaceAll('\\', '/'),
    );
}
