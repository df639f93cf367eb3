import { recordFrom } from '../session/record-at.ts';
import { finishAt } from './curve-frame.ts';
import type { CurveLine } from './curve-lines.ts';

type Recorded = Pick<CurveLine, 'steps' | 'finish'>;

/** Where along the step axis something was recorded, closest to a place on it; null where nothing was. */
export function nearestRecord(lines: readonly Recorded[], at: number): number | null {
  let [nearest, least] = [null as number | null, Number.POSITIVE_INFINITY];
  for (const { before, after } of lines.map((line) => around(line, at))) {
    for (const place of [before, after]) {
      if (place === null || Math.abs(place - at) >= least) continue;
      [nearest, least] = [place, Math.abs(place - at)];
    }
  }
  return nearest;
}

/** The place after this one at which something was recorded, or the one before it (`direction` −1); this one where there is none. */
export function nextRecord(lines: readonly Recorded[], at: number, direction: 1 | -1): number {
  let next: number | null = null;
  for (const line of lines) {
    const { beyond, before } = around(line, at);
    const place = direction > 0 ? beyond : before;
    if (place !== null && (next === null || (place - next) * direction < 0)) next = place;
  }
  return next ?? at;
}

/** Of one line: the last place before, the first at or after, and the first after. */
function around(line: Recorded, at: number): Record<'before' | 'after' | 'beyond', number | null> {
  const { steps, finish } = line;
  const end = finish === null ? null : finishAt(line);
  const record = recordFrom(steps, at);
  const later = record < steps.length ? record + (steps[record] === at ? 1 : 0) : record;
  const ending = (wanted: boolean) => (end !== null && wanted ? end : null);
  return {
    before: end !== null && end < at ? end : (steps[record - 1] ?? null),
    after: steps[record] ?? ending(end !== null && end >= at),
    beyond: steps[later] ?? ending(end !== null && end > at),
  };
}
