import { readControls } from '../../experiment/controls.ts';
import type { Experiment } from '../../experiment/experiment.ts';
import { readPointEdits } from '../../experiment/point-edits.ts';
import { notify } from '../state/notices.ts';
import { ownData } from '../state/own-data.ts';
import { change, settings } from '../state/store.ts';

/**
 * Puts away edits of other points than are in use, and says so: another data set was chosen, or an address came without
 * the file that its points are of.
 */
export function putAwayStrangeEdits({ controls }: Experiment): void {
  const set = settings.peek().controls;
  const edits = readPointEdits(set.edits ?? '');
  if (!edits) return;
  const inUse = ownData.peek()?.name ?? readControls(controls, set).choice('dataset');
  if (edits.of !== inUse) putAwayEdits();
}

/** Without edits: the data is about to be other data, whatever its name. */
export function putAwayEdits(): void {
  const { edits: text = '', ...others } = settings.peek().controls;
  const edits = readPointEdits(text);
  if (!edits) return;
  change({ controls: others });
  notify('note', 'edits', `The edits by hand were of other points, those of ${edits.of}: no point is edited now.`);
}
