import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll } from 'vitest';

const main = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url));

export interface Ended {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** A directory for a test file's own files, gone afterwards. The command line runs in it. */
export function temporaryDirectory(): { path: string; write(name: string, content: string | Buffer): void } {
  const directory = {
    path: '',
    write: (name: string, content: string | Buffer) => writeFileSync(join(directory.path, name), content),
  };
  beforeAll(() => {
    directory.path = mkdtempSync(join(tmpdir(), 'objectively-cli-'));
  });
  afterAll(() => rmSync(directory.path, { recursive: true, force: true }));
  return directory;
}

/**
 * Runs the command line as `npm run experiment -- …words` does. `interruptAfter`: sends SIGINT once standard error says
 * this. `closeStdout`: closes the reading end of standard output at once, as `| head -0` does.
 */
export function experiment(
  words: string[],
  { cwd, interruptAfter, closeStdout }: { cwd: string; interruptAfter?: string; closeStdout?: boolean },
): Promise<Ended> {
  // npm's own variable would make paths relative to where the tests were started.
  const { npm_lifecycle_event: _, ...env } = process.env;
  const child = spawn(process.execPath, ['--import', import.meta.resolve('tsx'), main, ...words], { cwd, env });
  const ended: Ended = { code: null, stdout: '', stderr: '' };
  let interrupted = false;
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    ended.stdout += text;
  });
  if (closeStdout) child.stdout.destroy();
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    ended.stderr += text;
    if (interruptAfter === undefined || interrupted || !ended.stderr.includes(interruptAfter)) return;
    interrupted = true;
    child.kill('SIGINT');
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject).on('close', (code) => resolve({ ...ended, code }));
  });
}
