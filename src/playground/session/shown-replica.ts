import { settings } from '../state/store.ts';
import { session } from './commands.ts';
import { tellingReplica } from './series.ts';

/** The replica that cards and bold curves show: as chosen, or the telling one. Reads signals: call while rendering. */
export function shownReplica(): number {
  void session.frame.value;
  const { replica } = settings.value;
  const count = session.plan.value?.runs[0]?.spec.replicas ?? 1;
  return replica === 'auto' ? tellingReplica(session.histories) : Math.min(replica, count - 1);
}
