import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { InputError } from '../input-error.ts';
import type { Recording } from '../recording/recording.ts';
import { serialiseRecording } from '../recording/serialise.ts';
import { typedPath } from './typed-path.ts';

/**
 * Makes the directory of the recordings and tries to write in it, so that a long run does not end in "cannot write".
 * Throws InputError.
 */
export function prepareDirectory(out: string): void {
  attempt(out, () => {
    const directory = typedPath(out);
    makeDirectory(directory);
    const trial = join(directory, `.trial-${process.pid}`);
    writeFileSync(trial, '');
    rmSync(trial);
  });
}

/**
 * Writes the recording under a temporary name and renames it: there is a whole file or none. Returns its path, relative
 * to where we are. Throws InputError, for example where the disk is full.
 */
export function writeRecording(out: string, recording: Recording): string {
  const { experiment, name, createdAt } = recording;
  const time = createdAt.slice(0, 19).replaceAll(':', '-');
  const path = join(typedPath(out), `${experiment?.id ?? 'run'}-${time}-${name}.json`);
  const temporary = `${path}.${process.pid}.part`;
  attempt(out, () => {
    try {
      writeDurably(temporary, serialiseRecording(recording));
      renameSync(temporary, path);
    } finally {
      rmSync(temporary, { force: true });
    }
  });
  const fromHere = relative(process.cwd(), path);
  return fromHere.startsWith('..') ? path : fromHere;
}

/** One level at a time: Node's own recursive mkdir never returns on a file system that refuses, such as /proc. */
function makeDirectory(path: string): void {
  if (existsSync(path)) return;
  makeDirectory(dirname(path));
  mkdirSync(path);
}

function writeDurably(path: string, text: string): void {
  const file = openSync(path, 'w');
  try {
    writeFileSync(file, text);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

function attempt(out: string, write: () => void): void {
  try {
    write();
  } catch (error) {
    throw new InputError({
      what: 'The recording cannot be written',
      got: out,
      expected: 'a directory with room for new files',
      remedy: `(${(error as Error).message}.) Choose another with --out.`,
    });
  }
}
