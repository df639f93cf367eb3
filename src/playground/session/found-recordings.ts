import { controlChanges } from '../../experiment/control-changes.ts';
import type { Experiment } from '../../experiment/experiment.ts';
import { describeRate } from '../../recording/rates-in-flight.ts';
import type { RecordingSummary } from '../../recording/summary.ts';

/**
 * Recordings in which every word is found: in the name, the lesson, its settings and what was changed in flight, the data, the
 * objectives, the backend.
 */
export function foundRecordings<Summary extends RecordingSummary>(
  list: readonly Summary[],
  words: string,
  lessons: readonly Pick<Experiment, 'id' | 'title'>[],
): Summary[] {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
  return list.filter((summary) => {
    const { name, experiment, labels, data, environment } = summary;
    const title = lessons.find(({ id }) => id === experiment?.id)?.title ?? '';
    const controls = Object.entries(experiment?.controls ?? {}).flat();
    const set = [...controls, ...changesInFlight(summary)];
    const text = [name, experiment?.id ?? '', title, ...set, ...labels, data ?? '', environment.backend]
      .join('\n')
      .toLowerCase();
    return wanted.every((word) => text.includes(word));
  });
}

/** What was changed while it trained, in words. */
export function changesInFlight({ ratesInFlight = [] }: Pick<RecordingSummary, 'ratesInFlight'>): string[] {
  return ratesInFlight.map(describeRate);
}

/** What changed since the recording before this one of the same lesson; null where it is the first. */
export function changesSince(
  summary: RecordingSummary,
  list: readonly RecordingSummary[],
  lesson: Pick<Experiment, 'controls'> | undefined,
): { name: string; changes: string[] } | null {
  const { experiment, data, environment } = summary;
  if (!experiment) return null;
  const earlier = list.filter((each) => each.experiment?.id === experiment.id && each.createdAt < summary.createdAt);
  const before = earlier.reduce<RecordingSummary | null>(
    (latest, each) => (latest && latest.createdAt >= each.createdAt ? latest : each),
    null,
  );
  if (!before) return null;
  const changes = controlChanges(lesson?.controls ?? [], before.experiment?.controls ?? {}, experiment.controls);
  // A data set that a control chose is said by the control; a file of the reader's own by nothing else.
  const said = before.experiment?.controls.dataset !== experiment.controls.dataset;
  if (before.data !== data && !said) changes.push(`data ${before.data ?? 'none'} → ${data ?? 'none'}`);
  if (before.environment.backend !== environment.backend) {
    changes.push(`${before.environment.backend} → ${environment.backend}`);
  }
  const [then, now] = [changesInFlight(before), changesInFlight(summary)];
  if (then.join() !== now.join()) changes.push(...(now.length > 0 ? now : ['learning rate not changed in flight']));
  return { name: before.name, changes };
}
