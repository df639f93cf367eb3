import { setOwnData } from '../session/commands.ts';
import { importRecording } from '../session/recordings.ts';
import { describeError, notify } from '../state/notices.ts';

/** A file dropped anywhere: a recording is imported, anything else is the reader's own data. */
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

export async function takeFile(file: File): Promise<void> {
  if (/\.json$/i.test(file.name)) return importRecording(file);
  try {
    setOwnData({ name: file.name, text: await file.text(), columns: null });
  } catch (error) {
    notify('wrong', describeError(error, `Reading ${file.name}`));
  }
}
