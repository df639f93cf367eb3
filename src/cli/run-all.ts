import type { Experiment } from '../experiment/experiment.ts';
import { stringifyExactly } from '../recording/serialise.ts';
import type { Backend } from '../training/backends/backend.ts';
import type { HowToRun } from './arguments.ts';
import { claimsOfAllText } from './claims-table.ts';
import { type ExperimentOutput, outputDocument } from './json-document.ts';
import { openCommandBackend, recordExperiment } from './run-experiment.ts';

/**
 * Runs every experiment with its own settings, on one backend, and prints one table of all claims. Returns the exit
 * status: 0 where all hold, 1 where one fails, 130 where it was interrupted.
 */
export async function runAll(experiments: readonly Experiment[], how: HowToRun): Promise<number> {
  const documents: ExperimentOutput[] = [];
  let backend: Promise<Backend> | null = null;
  const open = () => {
    backend ??= openCommandBackend(how);
    return backend;
  };
  let stopped = false;
  for (const experiment of experiments) {
    process.stderr.write(`${experiment.id}: `);
    const command = { ...how, kind: 'run' as const, experiment: experiment.id, controls: {} };
    const started = performance.now();
    const { recording, path, interrupted } = await recordExperiment(
      experiment,
      { ...command, data: null, columns: null, text: null },
      open,
    );
    documents.push(outputDocument(experiment.id, recording));
    process.stderr.write(`Recording: ${path} (${((performance.now() - started) / 1000).toFixed(1)} s)\n`);
    stopped = interrupted;
    if (stopped) break;
  }
  if (how.json) process.stdout.write(`${stringifyExactly({ experiments: documents }, 2)}\n`);
  else process.stdout.write(claimsOfAllText(documents));
  if (stopped) return 130;
  return documents.every(({ claims }) => claims.every(({ holds }) => holds)) ? 0 : 1;
}
