import { type Progress, progressOf } from './progress.ts';
import { type RateInFlight, ratesInFlight } from './rates-in-flight.ts';
import type { Recording } from './recording.ts';

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
  claims: { held: number; measured: number };
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
    claims: { held: claims.filter(({ holds }) => holds).length, measured: claims.length },
    ratesInFlight: ratesInFlight(runs),
    size,
  };
}

/** An order for sorting. */
export function newestFirst(one: RecordingSummary, other: RecordingSummary): number {
  return other.createdAt.localeCompare(one.createdAt);
}
