import { signal } from '@preact/signals';
import { describeDifference } from '../../recording/first-difference.ts';
import type { Environment, Recording } from '../../recording/recording.ts';
import type { PlanRequest, RerunReport } from '../../training/protocol.ts';
import { formatCount } from '../format/numbers.ts';
import { describeError } from '../state/notices.ts';
import { experiments } from '../state/store.ts';
import { readRecording } from './recordings.ts';
import { planRequest } from './request.ts';
import { TrainingClient } from './training-client.ts';

/** How running a recording again stands, by the recording's id. */
export type Rerunning =
  | { kind: 'running'; done: number; total: number }
  | { kind: 'same'; text: string }
  | { kind: 'differs'; lines: string[] }
  | { kind: 'failed'; text: string };

export const reruns = signal<ReadonlyMap<string, Rerunning>>(new Map());

/** Each in a worker of its own, so that the live run goes on. */
const clients = new Map<string, TrainingClient>();

export async function rerunRecording(id: string): Promise<void> {
  stopRerun(id);
  const recording = await readRecording(id);
  if (!recording) return;
  const client = new TrainingClient(() => {});
  clients.set(id, client);
  set(id, { kind: 'running', done: 0, total: 0 });
  try {
    const study = await studyOf(recording);
    if (recording.runs.length === 0 && !study) throw new Error('it holds nothing that this version can run');
    await openLike(client, recording.environment);
    const report = await client.rerun(recording, study, ({ done, total }) => {
      if (clients.get(id) === client) set(id, { kind: 'running', done, total });
    });
    if (clients.get(id) === client) set(id, outcome(recording, report));
  } catch (error) {
    if (clients.get(id) === client) set(id, { kind: 'failed', text: describeError(error, 'Running it again') });
  } finally {
    client.close();
    if (clients.get(id) === client) clients.delete(id);
  }
}

export function stopRerun(id: string): void {
  clients.get(id)?.close();
  clients.delete(id);
  set(id, null);
}

function set(id: string, state: Rerunning | null): void {
  const next = new Map(reruns.peek());
  if (state) next.set(id, state);
  else next.delete(id);
  reruns.value = next;
}

/** On what it was recorded on, where this machine has it; else on what there is, which the report then says. */
async function openLike(client: TrainingClient, { backend }: Environment): Promise<void> {
  try {
    await client.open(backend);
  } catch {
    await client.open('auto');
  }
}

/** What plans the findings anew; null where there are none, or nobody knows the lesson. */
async function studyOf({ experiment: recorded, findings }: Recording): Promise<PlanRequest | null> {
  const lesson = experiments.peek().find(({ id }) => id === recorded?.id);
  if (!lesson || !recorded || findings.length === 0) return null;
  return planRequest(lesson, recorded.controls, null);
}

function outcome(recording: Recording, { environment, parts }: RerunReport): Rerunning {
  const compared = parts.reduce((sum, part) => sum + part.compared, 0);
  if (parts.every(({ difference }) => difference === null)) {
    return { kind: 'same', text: `The same to the last bit: ${formatCount(compared)} numbers compared` };
  }
  const lines = parts.map(({ label, difference }) =>
    difference ? `${label}: ${describeDifference(difference)}.` : `${label}: the same to the last bit.`,
  );
  return { kind: 'differs', lines: [...lines, ...madeElsewhere(recording.environment, environment)] };
}

/** What may explain a difference: the same spec on another path is rounded in another way. */
function madeElsewhere(then: Environment, now: Environment): string[] {
  const fields = (['version', 'backend', 'path', 'precision', 'adapter', 'runtime'] as const).filter(
    (field) => then[field] !== now[field],
  );
  if (fields.length === 0) return [];
  return [`Recorded with another ${fields.map((field) => `${field}: ${then[field]}, now ${now[field]}`).join('; ')}.`];
}
