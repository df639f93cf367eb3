import { computed } from '@preact/signals';
import { settings } from '../state/store.ts';
import { session } from './commands.ts';
import { tellingReplica } from './series.ts';

let telling = 0;

/** The replica that cards and bold curves show: as chosen, or the telling one. */
export const shownReplica = computed((): number => {
  void session.frame.value;
  const { replica } = settings.value;
  const count = session.plan.value?.runs[0]?.spec.replicas ?? 1;
  if (replica !== 'auto') return Math.min(replica, count - 1);
  // A finished run shows the same replica each time, whichever was shown on the way.
  telling = tellingReplica(session.histories, session.phase.value === 'finished' ? 0 : telling);
  return telling;
});
