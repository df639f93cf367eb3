import { resolve } from 'node:path';

/**
 * A path as its writer meant it: relative to the directory that the command was typed in. npm changes to the package's
 * own before it runs a script, and leaves the other in INIT_CWD.
 */
export function typedPath(path: string): string {
  const { npm_lifecycle_event, INIT_CWD } = process.env;
  return resolve(npm_lifecycle_event === 'experiment' && INIT_CWD ? INIT_CWD : process.cwd(), path);
}
