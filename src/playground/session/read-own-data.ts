import { LARGEST_TABLE, listColumns, parseTable } from '../../datasets/parse-table.ts';
import { requireFewLines } from '../../datasets/requirements.ts';
import type { ControlTexts } from '../../experiment/control-changes.ts';
import { readControls } from '../../experiment/controls.ts';
import type { Experiment } from '../../experiment/experiment.ts';
import { InputError } from '../../input-error.ts';
import type { OwnData } from '../state/own-data.ts';

/** Lines of a file that a page takes: on a processor a step over so many points takes a second. */
const MOST_LINES = 200_000;

/** What the reader's own data are read for. */
export interface DataPurpose {
  name: string;
  /** As the lesson is set. */
  controls: ControlTexts;
  /** Rather than a regression. */
  isDensity: boolean;
}

/**
 * Reads a file of the reader's own, chooses columns of it, and plans the lesson with them, so that what comes back can take the
 * place of what is there. Throws InputError where that cannot be.
 */
export async function readOwnData(
  file: Blob,
  lesson: Experiment,
  { name, controls, isDensity }: DataPurpose,
): Promise<Pick<OwnData, 'text' | 'offered' | 'columns'>> {
  // In UTF-8 a character has up to four bytes. Checked before all of it is in memory.
  if (file.size > 4 * LARGEST_TABLE) {
    throw new InputError({
      what: `${name} is too large`,
      got: `${Math.round(file.size / 1e6)} MB`,
      expected: `at most ${Math.round((4 * LARGEST_TABLE) / 1e6)} MB`,
      remedy: 'Take a sample of its lines.',
    });
  }
  const text = await file.text();
  requireFewLines(text, name, MOST_LINES);
  const offered = listColumns(text, name);
  const columns = firstChoice(offered, isDensity);
  lesson.plan(readControls(lesson.controls, controls), parseTable(text, { name, columns, own: true }));
  return { text, offered, columns };
}

/** All columns of numbers; of more than two, a density takes the first. Null: the file's own, with its errors. */
function firstChoice(offered: OwnData['offered'], isDensity: boolean): string[] | null {
  const numeric = offered.filter((column) => column.numeric).map(({ name }) => name);
  if (isDensity && numeric.length > 2) return numeric.slice(0, 1);
  return numeric.length === 0 || numeric.length === offered.length ? null : numeric;
}
