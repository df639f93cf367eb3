import type { Plan } from '../../experiment/experiment.ts';
import type { SettledFit } from '../charts/fit-room.ts';
import type { RunHistory } from '../session/history.ts';

/** The fits that the replica shown has come to, whatever time is shown. */
export function settledFits(plan: Plan, histories: readonly RunHistory[], replica: number): SettledFit[] {
  return plan.runs.flatMap(({ spec }, run) => {
    const { statuses, parameters } = histories[run];
    const settled = statuses[replica] && statuses[replica].status !== 'running';
    return settled && parameters[replica] ? [{ spec, model: parameters[replica] }] : [];
  });
}
