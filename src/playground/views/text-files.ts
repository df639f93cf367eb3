import { readControls } from '../../experiment/controls.ts';
import { InputError } from '../../input-error.ts';
import { setControls } from '../session/commands.ts';
import { clearTopic, describeError, notify } from '../state/notices.ts';
import { experiment } from '../state/store.ts';

/** More than this is no text that a lesson could take while one waits. */
const MOST_BYTES = 5_000_000;

/** Sets a text control to what a file says; where that cannot be, a notice says why and nothing changes. */
export async function fillFromFile(name: string, file: File): Promise<void> {
  try {
    if (file.size > MOST_BYTES) {
      const got = `${(file.size / 1e6).toFixed(1)} MB`;
      throw new InputError({ what: `${file.name} is too large`, got, expected: `at most ${MOST_BYTES / 1e6} MB` });
    }
    const text = await file.text();
    readControls(experiment.peek()?.controls ?? [], { [name]: text });
    clearTopic('text');
    setControls({ [name]: text });
  } catch (error) {
    notify('wrong', 'text', describeError(error, `Reading ${file.name}`));
  }
}

/** Whether the lesson has a control that a text file fills. */
export function takesText(): boolean {
  return experiment.value?.controls.some(({ kind, name }) => kind === 'text' && name === 'text') ?? false;
}

/** A text file dropped on the page fills the lesson's control named `text`, where it has one. */
export function takeTextFile(file: File): Promise<void> | undefined {
  if (takesText()) return fillFromFile('text', file);
  notify('wrong', 'text', `${experiment.peek()?.title ?? 'This lesson'} takes no text: ${file.name} was left alone.`);
}
