import { readControls } from '../../experiment/controls.ts';
import { clearTopic, describeError, notify } from '../state/notices.ts';
import { experiment } from '../state/store.ts';
import { setControls } from './commands.ts';

/** Sets a control as Set-up does: a value that it refuses is explained and not applied, and false comes back. */
export function setChecked(name: string, text: string): boolean {
  try {
    readControls(experiment.peek()?.controls ?? [], { [name]: text });
    clearTopic('figure');
    setControls({ [name]: text });
    return true;
  } catch (error) {
    notify('wrong', 'figure', describeError(error, `Setting ${name}`));
    return false;
  }
}
