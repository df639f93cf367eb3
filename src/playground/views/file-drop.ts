import { session, setOwnData } from '../session/commands.ts';
import { importRecording } from '../session/overlaying.ts';
import { describeError, notify } from '../state/notices.ts';
import type { OwnData } from '../state/own-data.ts';
import { experiment, settings } from '../state/store.ts';
import { takesData } from '../state/takes-data.ts';
import { takeTextFile } from './text-files.ts';

/** A file dropped anywhere: a recording is imported, text goes to the lesson's text, anything else is the reader's own data. */
export function connectDrop(): () => void {
  const over = (event: DragEvent) => event.preventDefault();
  const drop = (event: DragEvent) => {
    event.preventDefault();
    for (const file of event.dataTransfer?.files ?? []) void takeFile(file);
  };
  document.addEventListener('dragover', over);
  document.addEventListener('drop', drop);
  return () => {
    document.removeEventListener('dragover', over);
    document.removeEventListener('drop', drop);
  };
}

/** All columns of numbers; of more than two, a density takes the first. Null: the file's own, with its errors. */
function firstChoice(offered: OwnData['offered']): string[] | null {
  const numeric = offered.filter((column) => column.numeric).map(({ name }) => name);
  const isDensity = session.plan.peek()?.runs[0]?.spec.model.kind !== 'regression';
  if (isDensity && numeric.length > 2) return numeric.slice(0, 1);
  return numeric.length === 0 || numeric.length === offered.length ? null : numeric;
}

export async function takeFile(file: File): Promise<void> {
  if (/\.json$/i.test(file.name)) return importRecording(file);
  if (/\.txt$/i.test(file.name)) return takeTextFile(file);
  if (!takesData.peek()) {
    notify('wrong', 'data', `${experiment.peek()?.title} measures without data: ${file.name} was left alone.`);
    return;
  }
  try {
    const text = await file.text();
    const { listColumns } = await import('../../datasets/parse-table.ts');
    const offered = listColumns(text, file.name);
    setOwnData({ name: file.name, text, lesson: settings.peek().lesson, offered, columns: firstChoice(offered) });
  } catch (error) {
    notify('wrong', 'data', describeError(error, `Reading ${file.name}`));
  }
}
