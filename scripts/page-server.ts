import { preview } from 'vite';
import type { TestProject } from 'vitest/node';
import { buildPage } from './build-page.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Address of the built page, with a slash at its end. */
    pageUrl: string;
  }
}

/** Builds the page and serves it for the page tests, on any free port: `inject('pageUrl')`. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  await buildPage();
  const server = await preview({ preview: { port: 0, host: 'localhost' }, logLevel: 'warn' });
  project.provide('pageUrl', server.resolvedUrls!.local[0]);
  return () => server.close();
}
