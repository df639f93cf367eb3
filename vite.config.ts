import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { offline } from './scripts/offline.ts';

const pathTo = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));

/**
 * The policy that index.html declares. A worker does not inherit its page's meta tag, so the server sends the same
 * words as a header; a static host that can set headers should do so too.
 */
function contentSecurityPolicy(): string {
  const declared = readFileSync(pathTo('./index.html'), 'utf8').match(/"Content-Security-Policy"\s+content="([^"]+)"/);
  if (!declared) throw new Error('index.html declares no Content-Security-Policy.');
  return declared[1];
}

export default defineConfig({
  // Relative addresses: the built page works from any folder of any host.
  base: './',
  plugins: [offline()],
  resolve: {
    alias: [
      // The browser gets the part of tfjs that we use; Node gets the whole. src/training/backends/backend.ts says why.
      { find: /^@tensorflow\/tfjs$/, replacement: pathTo('./src/training/backends/tfjs.ts') },
    ],
  },
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  // Each backend's kernels are a dynamic import inside the worker, which only modules can have.
  worker: { format: 'es' },
  // The worker is built inside the page's build, which is reported as a slow plugin: it is not one.
  build: { target: 'es2023', rolldownOptions: { checks: { bundlerTimings: false, pluginTimings: false } } },
  preview: { headers: { 'Content-Security-Policy': contentSecurityPolicy(), 'X-Content-Type-Options': 'nosniff' } },
});
