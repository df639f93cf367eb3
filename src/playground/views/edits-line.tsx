import { describePointEdits, readPointEdits } from '../../experiment/point-edits.ts';
import { setControls } from '../session/commands.ts';
import { ownData } from '../state/own-data.ts';
import { settings } from '../state/store.ts';

/** What was changed by hand in the training points, also for those who were sent the address, and the way back. */
export function EditsLine({ onBack = () => setControls({ edits: null }) }: { onBack?: () => void }) {
  const edits = readPointEdits(settings.value.controls.edits ?? '');
  if (!edits) return null;
  return (
    <p class="edits-line">
      Edited by hand: <strong>{describePointEdits(edits)}</strong>
      <button type="button" class="text-button" onClick={onBack}>
        back to the {ownData.value ? 'file’s' : 'lesson’s'} points
      </button>
    </p>
  );
}
