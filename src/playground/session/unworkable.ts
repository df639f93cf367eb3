import type { Table } from '../../datasets/table.ts';
import type { ControlTexts } from '../../experiment/control-changes.ts';
import { readControls } from '../../experiment/controls.ts';
import type { Experiment } from '../../experiment/experiment.ts';
import type { PlanRequest } from '../../training/protocol.ts';

/** The table under some controls: another data set under others. */
type ReadTable = (controls: ControlTexts) => Promise<Table | null>;

/** The table of a request, as the worker reads it. */
export async function requestedTable(data: PlanRequest['data']): Promise<Table | null> {
  if (!data) return null;
  const { name, text, columns, own } = data;
  if (own) return (await import('../../datasets/parse-table.ts')).parseTable(text, { name, columns, own });
  const { findDataset, readDataset } = await import('../../datasets/catalogue.ts');
  return readDataset(findDataset(name), text, columns);
}

/**
 * Which of the controls have to be left out for a plan to be made: one, where that is enough, edits before others, as they
 * are of points that others choose; else all. Null where no plan can be made without them either.
 */
export async function unworkableControls(
  lesson: Experiment,
  controls: ControlTexts,
  read: ReadTable,
): Promise<string[] | null> {
  const names = Object.keys(controls).sort((a, b) => Number(b === 'edits') - Number(a === 'edits'));
  for (const name of names) if (await works(lesson, without(controls, [name]), read)) return [name];
  return (await works(lesson, {}, read)) ? names : null;
}

export function without(controls: ControlTexts, names: readonly string[]): Record<string, string> {
  return Object.fromEntries(Object.entries(controls).filter(([name]) => !names.includes(name)));
}

async function works(lesson: Experiment, controls: ControlTexts, read: ReadTable): Promise<boolean> {
  try {
    lesson.plan(readControls(lesson.controls, controls), await read(controls));
    return true;
  } catch {
    return false;
  }
}
