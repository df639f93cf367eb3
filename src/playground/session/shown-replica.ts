import { computed } from '@preact/signals';
import { settings } from '../state/store.ts';
import { session } from './commands.ts';
import { tellingReplica } from './series.ts';

/** Records by which a run that goes on is judged. */
const LATELY = 16;

let telling = 0;

/** The replica that cards and bold curves show: as chosen, or the telling one. */
export const shownReplica = computed((): number => {
  void session.frame.value;
  const { replica } = settings.value;
  const count = session.plan.value?.runs[0]?.spec.replicas ?? 1;
  if (replica !== 'auto') return Math.min(replica, count - 1);
  // A finished run shows the same replica each time, whichever was shown on the way.
  const ended = session.phase.value === 'finished';
  telling = ended ? tellingReplica(session.histories) : tellingReplica(session.histories, telling, LATELY);
  return telling;
});
