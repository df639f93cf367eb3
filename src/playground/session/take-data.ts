import { readControls } from '../../experiment/controls.ts';
import { clearTopic, describeError, notify } from '../state/notices.ts';
import type { OwnData } from '../state/own-data.ts';
import { experiment, settings } from '../state/store.ts';
import { session, setOwnData } from './commands.ts';
import { without } from './unworkable.ts';

/** All columns of numbers; of more than two, a density takes the first. Null: the file's own, with its errors. */
function firstChoice(offered: OwnData['offered']): string[] | null {
  const numeric = offered.filter((column) => column.numeric).map(({ name }) => name);
  const isDensity = session.plan.peek()?.runs[0]?.spec.model.kind !== 'regression';
  if (isDensity && numeric.length > 2) return numeric.slice(0, 1);
  return numeric.length === 0 || numeric.length === offered.length ? null : numeric;
}

/**
 * CSV text becomes the reader's own data, and the lesson begins anew; where it cannot be read, or no plan can be made of it, a
 * notice says why, and the run goes on.
 */
export async function takeData(name: string, text: string): Promise<void> {
  try {
    const { listColumns, parseTable } = await import('../../datasets/parse-table.ts');
    const offered = listColumns(text, name);
    const columns = firstChoice(offered);
    // Read and planned before it takes the place of what is there; edits are of that, and go with it.
    const table = parseTable(text, { name, columns, own: true });
    const lesson = experiment.peek();
    lesson?.plan(readControls(lesson.controls, without(settings.peek().controls, ['edits'])), table);
    clearTopic('data');
    setOwnData({ name, text, lesson: settings.peek().lesson, offered, columns });
  } catch (error) {
    notify('wrong', 'data', describeError(error, `Reading ${name}`));
  }
}
