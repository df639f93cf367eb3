import { curveChoices } from '../charts/curve-lines.ts';
import { shortened } from '../format/shortened.ts';
import { notify } from '../state/notices.ts';
import { change, settings } from '../state/store.ts';
import type { RunHistory } from './history.ts';
import { overlays } from './recordings.ts';

/** A series that this run does not have is shown by no chart. */
export function checkCurves(histories: readonly RunHistory[]): void {
  const { curves } = settings.peek();
  if (curveChoices(histories).includes(curves)) return;
  change({ curves: 'losses' });
  notify('note', 'curves', `There are no curves named ${shortened(curves)} here: the losses are shown.`);
}

/** A difference of runs that are not there is drawn by no chart. */
export function checkPair(histories: readonly RunHistory[]): void {
  const { pair } = settings.peek();
  const count = histories.length + overlays.peek().reduce((sum, { runs }) => sum + runs.length, 0);
  if (!pair || Math.max(...pair) < count) return;
  change({ pair: null });
  const asked = pair.map((run) => run + 1).join('-');
  const there = count === 1 ? 'there is one run here' : `there are ${count} runs here`;
  notify('note', 'pair', `pair=${asked}: ${there}. All curves are shown.`);
}
