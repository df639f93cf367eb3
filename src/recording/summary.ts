import { type Progress, progressOf } from './progress.ts';
import { type RateInFlight, ratesInFlight } from './rates-in-flight.ts';
import type { Recording } from './recording.ts';

/** Of so many measured, how many held. */
interface Held {
  held: number;
  measured: number;
}

/** What a list of recordings shows, without reading their numbers. */
export interface RecordingSummary {
  id: string;
  name: string;
  createdAt: string;
  experiment: Recording['experiment'];
  environment: Recording['environment'];
  /** One label a run. */
  labels: string[];
  /** What the runs were trained on; null where not on data. */
  data: string | null;
  progress: Progress;
  /** Checks of the run itself among them. */
  claims: Held;
  /** Those; earlier versions of the page did not tell them apart. */
  checks?: Held;
  /** Earlier versions of the page did not say, and set none that they told of. */
  ratesInFlight?: RateInFlight[];
  /** Bytes of its text. */
  size: number;
}

/** `size`: bytes of its text. */
export function summarise(recording: Recording, size: number): RecordingSummary {
  const { id, name, createdAt, experiment, environment, runs, claims } = recording;
  return {
    id,
    name,
    createdAt,
    experiment,
    environment,
    labels: runs.map(({ label }) => label),
    data: runs[0]?.spec.data?.name ?? null,
    progress: progressOf(recording),
    claims: heldOf(claims),
    checks: heldOf(claims.filter(({ kind }) => kind === 'check')),
    ratesInFlight: ratesInFlight(runs),
    size,
  };
}

function heldOf(claims: Recording['claims']): Held {
  return { held: claims.filter(({ holds }) => holds).length, measured: claims.length };
}

/** "12 claims, 8 checks held", "11 of 12 claims, 8 checks held": as the lesson's own table counts them, where that is known. */
export function heldText({ claims, checks }: Pick<RecordingSummary, 'claims' | 'checks'>): string {
  if (!checks) return `${claims.held} of ${claims.measured} claims held`;
  const theory = { held: claims.held - checks.held, measured: claims.measured - checks.measured };
  return `${[counted(theory, 'claim'), counted(checks, 'check')].filter(Boolean).join(', ')} held`;
}

function counted({ held, measured }: Held, one: string): string {
  if (measured === 0) return '';
  const words = measured === 1 ? one : `${one}s`;
  return held === measured ? `${held} ${words}` : `${held} of ${measured} ${words}`;
}

/** An order for sorting. */
export function newestFirst(one: RecordingSummary, other: RecordingSummary): number {
  return other.createdAt.localeCompare(one.createdAt);
}
