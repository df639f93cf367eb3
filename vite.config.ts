import { defineConfig, type Plugin } from 'vite';

/**
 * What the page may load: its own files, nothing else, and no eval. Inline `style` attributes stay allowed, because
 * KaTeX positions glyphs with them. Images may be data or blob URLs: the PNG export draws through one.
 */
const contentSecurityPolicy = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self'",
  "style-src-attr 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/**
 * The policy travels in the built page itself, so that it holds on any static host. A worker does not inherit its
 * page's meta tag, hence the header below as well. The development server has neither: hot reloading is inline script.
 */
const policyInPage: Plugin = {
  name: 'content-security-policy',
  apply: 'build',
  transformIndexHtml: () => [
    {
      tag: 'meta',
      attrs: { 'http-equiv': 'Content-Security-Policy', content: contentSecurityPolicy },
      injectTo: 'head-prepend',
    },
  ],
};

export default defineConfig({
  // Relative addresses: the built page works from any folder of any host.
  base: './',
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  worker: { format: 'es' },
  build: {
    target: 'es2023',
    // tfjs is one large chunk, and belongs to the worker alone.
    chunkSizeWarningLimit: 2500,
  },
  preview: { headers: { 'Content-Security-Policy': contentSecurityPolicy, 'X-Content-Type-Options': 'nosniff' } },
  plugins: [policyInPage],
});
