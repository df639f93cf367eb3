import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { findDataset, readDataset } from '../datasets/catalogue.ts';
import { LARGEST_TABLE, parseTable } from '../datasets/parse-table.ts';
import type { Table } from '../datasets/table.ts';
import type { ControlValues } from '../experiment/control.ts';
import type { Experiment } from '../experiment/experiment.ts';
import { InputError } from '../input-error.ts';
import { LARGEST_RECORDING } from '../recording/format.ts';
import { readAtMost } from './read-at-most.ts';
import { typedPath } from './typed-path.ts';

/**
 * The table that a run trains on: the reader's own file, or the built-in data set that the controls choose; null where
 * the experiment draws its own. Throws InputError where the file cannot be read, or where it would go unused.
 */
export function loadTable(
  experiment: Experiment,
  controls: ControlValues,
  { data, columns }: { data: string | null; columns: string[] | null },
): Table | null {
  const chosen = experiment.dataset(controls);
  if (data !== null) {
    refuseUnusedFile(experiment, controls, chosen, data);
    return parseTable(readText(data), { name: basename(data), columns, own: true });
  }
  if (chosen !== null) {
    const dataset = findDataset(chosen);
    const file = new URL(`../../public/data/${dataset.file}`, import.meta.url);
    return readDataset(dataset, readFileSync(file, 'utf8'), columns);
  }
  if (columns !== null) {
    throw new InputError({
      what: 'There is no table to take columns from',
      got: columns.join(','),
      expected: '--data FILE.csv beside --columns',
      remedy: 'Add --data, or leave --columns out.',
    });
  }
  return null;
}

function refuseUnusedFile(experiment: Experiment, controls: ControlValues, chosen: string | null, got: string): void {
  if (controls.isSet('dataset')) {
    throw new InputError({
      what: 'There are two data sets to train on',
      got: `--data ${got} and --set dataset=${controls.choice('dataset')}`,
      expected: 'one of them',
      remedy: 'Leave one out.',
    });
  }
  if (chosen === null) {
    const what = `${experiment.id} trains on a known population, not on data`;
    throw new InputError({
      what,
      got: `--data ${got}`,
      expected: 'no --data',
      remedy: 'Leave it out, or run an experiment that trains on data.',
    });
  }
}

/** The reader's own text; throws InputError where it cannot be read. */
export function loadText(path: string): string {
  const text = readText(path, 'text');
  if (text !== '') return text;
  throw new InputError({
    what: 'The text file is empty',
    got: path,
    expected: 'at least one character',
    remedy: 'Choose another file.',
  });
}

/** A recording's text; throws InputError where it cannot be read. */
export function loadRecordingText(path: string): string {
  return readText(path, 'recording');
}

const KINDS = {
  data: { expected: 'a CSV file', largest: 4 * LARGEST_TABLE },
  text: { expected: 'a text file', largest: 4 * LARGEST_TABLE },
  recording: { expected: 'a recording (JSON)', largest: LARGEST_RECORDING },
};

function readText(path: string, kind: keyof typeof KINDS = 'data'): string {
  const { expected, largest } = KINDS[kind];
  let bytes: Buffer;
  try {
    bytes = readAtMost(typedPath(path), largest);
  } catch (error) {
    throw new InputError({
      what: `The ${kind} file cannot be read`,
      got: path,
      expected,
      remedy: `(${(error as Error).message}.) Correct the path, or choose another file.`,
    });
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new InputError({ what: `${path} is not UTF-8 text`, expected, remedy: 'Save it as UTF-8.' });
  }
}
