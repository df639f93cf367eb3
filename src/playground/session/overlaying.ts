import type { Recording } from '../../recording/recording.ts';
import { shortened } from '../format/shortened.ts';
import { clearTopic, notify } from '../state/notices.ts';
import { session } from './commands.ts';
import { overlayMisfit } from './overlay-fit.ts';
import { isOfLesson, keepImported, overlays, readRecording } from './recordings.ts';

/** Draws a recording behind the live curves, or takes it away. */
export async function toggleOverlay(id: string): Promise<void> {
  if (overlays.peek().some((overlay) => overlay.id === id)) {
    overlays.value = overlays.peek().filter((overlay) => overlay.id !== id);
    clearTopic('overlay');
    return;
  }
  const recording = await readRecording(id);
  if (recording?.runs.length && isOfLesson(recording)) overlay(recording);
}

function overlay(recording: Recording): void {
  overlays.value = [...overlays.peek().filter(({ id }) => id !== recording.id), recording];
  const plan = session.plan.peek();
  const list = plan ? overlayMisfit({ ...recording, name: shortened(recording.name) }, plan) : [];
  if (list.length > 0) notify('note', 'overlay', 'Drawn all the same, but not to be compared:', { list });
  else clearTopic('overlay');
}

/** Takes a recording from a file: validated, kept, and overlaid where it is of the lesson in view. */
export async function importRecording(file: File): Promise<void> {
  const recording = await keepImported(file);
  if (!recording) return;
  const name = shortened(recording.name);
  if (recording.runs.length === 0) {
    notify('note', 'import', `Imported ${name}. It measures without training: it has no curves to draw.`);
  } else if (!isOfLesson(recording)) {
    const lesson = recording.experiment?.id ?? 'no lesson';
    notify('note', 'import', `Imported ${name}. It is a recording of ${lesson}: its curves are not drawn here.`);
  } else {
    overlay(recording);
    notify('note', 'import', `Imported ${name}: its curves are drawn behind the live ones.`);
  }
}
