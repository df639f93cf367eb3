import { cellRemedy, complaint } from '../../datasets/bad-cells.ts';
import { listColumns } from '../../datasets/list-columns.ts';
import { LARGEST_TABLE, parseTable } from '../../datasets/parse-table.ts';
import { requireFewLines } from '../../datasets/requirements.ts';
import type { Table } from '../../datasets/table.ts';
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
  const table = parseTable(text, { name, columns, own: true });
  if (!isDensity) requireTarget(table, offered);
  lesson.plan(readControls(lesson.controls, controls), table);
  return { text, offered, columns };
}

/** All columns of numbers; of more than two, a density takes the first. Null: the file's own, with its errors. */
function firstChoice(offered: OwnData['offered'], isDensity: boolean): string[] | null {
  const numeric = offered.filter((column) => column.numeric).map(({ name }) => name);
  if (isDensity && numeric.length > 2) return numeric.slice(0, 1);
  return numeric.length === 0 || numeric.length === offered.length ? null : numeric;
}

/** A regression takes two columns. Where one is left, what is wrong with the other is what there is to say. */
function requireTarget({ name, columns }: Table, offered: OwnData['offered']): void {
  const other = offered.find(({ flaw }) => flaw);
  if (columns.length > 1 || !other?.flaw) return;
  const { line, cell } = other.flaw;
  throw new InputError({
    what: `A regression needs two columns of numbers, and ${name} has one, ${columns[0]}. Column ${other.name}, line ${line}: ${complaint(cell)}`,
    got: cell,
    expected: 'a number',
    remedy: cellRemedy(cell),
  });
}
