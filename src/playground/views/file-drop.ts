import { signal } from '@preact/signals';
import { importRecording } from '../session/overlaying.ts';
import { takeData } from '../session/take-data.ts';
import { notify } from '../state/notices.ts';
import { experiment } from '../state/store.ts';
import { takesData } from '../state/takes-data.ts';
import { takeTextFile } from './text-files.ts';

/** True while a file is dragged over the page. */
export const fileOver = signal(false);

/** A file dropped anywhere: a recording is imported, text goes to the lesson's text, anything else is the reader's own data. */
export function connectDrop(): () => void {
  const over = (event: DragEvent) => {
    // Words that are dragged into a field are the browser's.
    if (!event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    fileOver.value = true;
  };
  const leave = (event: DragEvent) => {
    // From one element to the next it stays over the page.
    if (event.relatedTarget === null) fileOver.value = false;
  };
  const drop = (event: DragEvent) => {
    if (!event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    fileOver.value = false;
    for (const file of event.dataTransfer.files) void takeFile(file);
  };
  document.addEventListener('dragover', over);
  document.addEventListener('dragleave', leave);
  document.addEventListener('drop', drop);
  return () => {
    document.removeEventListener('dragover', over);
    document.removeEventListener('dragleave', leave);
    document.removeEventListener('drop', drop);
  };
}

export async function takeFile(file: File): Promise<void> {
  if (/\.json$/i.test(file.name)) return importRecording(file);
  if (/\.txt$/i.test(file.name)) return takeTextFile(file);
  if (!takesData.peek()) {
    notify('wrong', 'data', `${experiment.peek()?.title} measures without data: ${file.name} was left alone.`);
    return;
  }
  await takeData(file.name, file);
}
