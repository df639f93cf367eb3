import { clearTopic, describeError, notify } from '../state/notices.ts';
import { settings } from '../state/store.ts';
import { session, setOwnData } from './commands.ts';
import { onFileThread } from './file-thread.ts';
import { leftOutNote } from './left-out-columns.ts';
import { SOON } from './make-file.ts';
import { without } from './unworkable.ts';

/** Which file was given last: one that is read when another is given is not wanted any more. */
let turns = 0;

/**
 * CSV text becomes the reader's own data, and the lesson begins anew; where it cannot be read, or no plan can be made of it, a
 * notice says why, and the run goes on. Read and planned in a thread of its own, before it takes the place of what is there.
 */
export async function takeData(name: string, file: Blob): Promise<void> {
  const turn = ++turns;
  const { lesson } = settings.peek();
  // Edits are of the data that are there, and go with them.
  const controls = without(settings.peek().controls, ['edits']);
  const isDensity = session.plan.peek()?.runs[0]?.spec.model.kind !== 'regression';
  clearTopic('data');
  const late = setTimeout(() => notify('note', 'data', `Reading ${name} …`), SOON);
  try {
    const read = await onFileThread((files) => files.table(file, lesson, { name, controls, isDensity }));
    if (turn !== turns) return;
    clearTopic('data');
    if (settings.peek().lesson !== lesson) {
      notify('note', 'data', `${name} was given to the lesson before, ${lesson}: it was left alone.`);
      return;
    }
    setOwnData({ name, lesson, ...read });
    const leftOut = leftOutNote(name, read.offered);
    if (leftOut) notify('note', 'columns', leftOut.text, { list: leftOut.list });
  } catch (error) {
    if (turn === turns) notify('wrong', 'data', describeError(error, `Reading ${name}`));
  } finally {
    clearTimeout(late);
  }
}
