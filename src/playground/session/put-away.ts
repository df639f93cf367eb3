import type { Experiment } from '../../experiment/experiment.ts';
import { describeError, notify } from '../state/notices.ts';
import { ownData, setOwn } from '../state/own-data.ts';
import { change, settings } from '../state/store.ts';
import { planRequest } from './request.ts';
import { requestedTable, unworkableControls, without } from './unworkable.ts';

/**
 * Where a lesson cannot begin as it was found, in an address or in what this tab held over a reload: puts away what it cannot
 * begin with, settings before the reader's own data, and says so. False where nothing of that sort was found.
 */
export async function putAwayUnworkable(lesson: Experiment, error: unknown): Promise<boolean> {
  if (!(error instanceof Error && error.name === 'InputError')) return false;
  const reason = describeError(error, 'Preparing the lesson');
  const { controls } = settings.peek();
  const own = ownData.peek();
  const unworkable = await unworkableControls(lesson, controls, async (texts) => {
    return requestedTable((await planRequest(lesson, texts, own)).data);
  });
  if (unworkable && unworkable.length > 0) {
    change({ controls: without(controls, unworkable) });
    const left = unworkable.map((name) => `${name}=${controls[name]}`).join(', ');
    notify('wrong', 'left out', `${left} was left out. ${reason}`);
    return true;
  }
  if (!own) return false;
  setOwn(null);
  notify('wrong', 'own data', `${own.name} was put away, and the lesson’s own data are in its place. ${reason}`);
  return true;
}
