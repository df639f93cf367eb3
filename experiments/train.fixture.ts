import { readFileSync } from 'node:fs';
import { findDataset, readDataset } from '../src/datasets/catalogue.ts';
import type { Table } from '../src/datasets/table.ts';
import { readControls } from '../src/experiment/controls.ts';
import type { Plan } from '../src/experiment/experiment.ts';
import type { ClaimResult, Recording } from '../src/recording/recording.ts';
import { openTestBackend } from '../src/training/backends/testing.ts';
import { Session } from '../src/training/session.ts';
import { findExperiment } from './registry.ts';

/** A shipped data set's table, as the command line and the page read it. */
export function shippedTable(id: string): Table {
  const dataset = findDataset(id);
  return readDataset(dataset, readFileSync(new URL(`../public/data/${dataset.file}`, import.meta.url), 'utf8'));
}

/** The plan of an experiment under these settings; `own`: a reader's own table instead of a shipped one. */
export function planOf(id: string, settings: Record<string, string>, own: Table | null = null): Plan {
  const experiment = findExperiment(id);
  const controls = readControls(experiment.controls, settings);
  const dataset = experiment.dataset(controls);
  return experiment.plan(controls, own ?? (dataset === null ? null : shippedTable(dataset)));
}

/** Runs an experiment for real, to its end. */
export async function train(
  id: string,
  settings: Record<string, string>,
  { own = null, backend: kind = 'cpu' }: { own?: Table | null; backend?: 'cpu' | 'webgpu' } = {},
): Promise<Recording> {
  const backend = await openTestBackend(kind);
  try {
    const options = { backend, path: 'auto' as const, controls: settings, version: 'test', runtime: 'test' };
    const session = await Session.open(planOf(id, settings, own), findExperiment(id), options);
    while (!session.finished) await session.advance(1000);
    const recording = session.recording();
    session.dispose();
    return recording;
  } finally {
    await backend.dispose();
  }
}

/** Claims that do not hold, in words: empty where all do. */
export function broken(claims: readonly ClaimResult[]): string[] {
  return claims
    .filter(({ holds }) => !holds)
    .map(
      ({ id, expected, relation, measured, tolerance }) => `${id}: ${measured} ${relation} ${expected} ± ${tolerance}`,
    );
}
