import { RECORDING_FORMAT, RECORDING_VERSION } from '../../recording/format.ts';
import { recordingName } from '../../recording/name.ts';
import type { Recording } from '../../recording/recording.ts';
import { recordedSeries } from './history.ts';
import { findSeries, LOSS, latest } from './series.ts';
import type { Session } from './session.ts';

/**
 * The recording of a session whose worker does not answer, from what the page was told: every curve, the latest
 * parameters, and the learning rates set in flight until the latest checkpoint, but no θ and no snapshots. Null before there
 * is anything.
 */
export function recordingOfHistory(session: Session): Recording | null {
  const plan = session.plan.peek();
  const environment = session.environment.peek();
  if (!plan || !environment || !session.request) return null;
  const { claims, quantities, findings } = session.reading.peek();
  const study = session.study.peek();
  const id = session.identity?.id ?? crypto.randomUUID();
  return {
    format: RECORDING_FORMAT,
    version: RECORDING_VERSION,
    id,
    name: recordingName(id),
    createdAt: session.identity?.createdAt ?? new Date().toISOString(),
    experiment: { id: session.request.experiment, controls: session.request.controls },
    environment,
    runs: plan.runs.map(({ label, spec }, index) => {
      const history = session.histories[index];
      const { steps, events, statuses, parameters } = history;
      return {
        label,
        spec,
        steps,
        series: history.series.map((series) => recordedSeries(series)),
        snapshots: { steps: [], values: [] },
        events,
        interventions: session.checkpoint?.runs[index].trainer.interventions ?? [],
        replicas: statuses.map((standing, replica) => ({
          ...standing,
          steps: history.step,
          loss: latest(findSeries(history, LOSS), replica) ?? Number.NaN,
          gradientNorm: latest(findSeries(history, 'gradientNorm'), replica) ?? Number.NaN,
          parameters: parameters[replica],
          theta: [],
          polish: null,
        })),
      };
    }),
    findings: [...findings],
    ...(study && { study }),
    quantities,
    claims,
  };
}
