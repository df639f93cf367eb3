import { setImmediate } from 'node:timers/promises';
import { EXPERIMENTS } from '../../experiments/registry.ts';
import { version } from '../../package.json';
import { readControls } from '../experiment/controls.ts';
import { InputError } from '../input-error.ts';
import { describeDifference } from '../recording/first-difference.ts';
import { parseRecording } from '../recording/parse.ts';
import type { Environment, Recording } from '../recording/recording.ts';
import { stringifyExactly } from '../recording/serialise.ts';
import { nodeThreads } from '../training/backends/node-threads.ts';
import type { RerunReport } from '../training/protocol.ts';
import { rerun } from '../training/rerun.ts';
import type { RerunCommand } from './arguments.ts';
import { loadRecordingText, loadTable } from './load-dataset.ts';
import { openCommandBackend } from './run-experiment.ts';

/**
 * Runs a recording again and says whether every number came out the same, or what differs first. Returns the exit status:
 * 0 the same to the last bit, 1 something differs. Throws InputError where the file is no recording, or holds nothing to
 * run again.
 */
export async function rerunRecording(command: RerunCommand): Promise<number> {
  const recording = parseRecording(loadRecordingText(command.file));
  const study = studyOf(recording);
  if (recording.runs.length === 0 && !study) throw nothingToRun(recording);
  const { environment } = recording;
  const backend = await openCommandBackend({ backend: command.backend ?? environment.backend });
  const path = command.path ?? (environment.path === 'study' ? 'auto' : environment.path);
  const options = { backend, path, threads: nodeThreads(), version, runtime: `Node ${process.versions.node}` };
  let saidAt = performance.now();
  const report = await rerun(recording, study, options, async ({ done, total }) => {
    if (performance.now() - saidAt > SECONDS_BETWEEN_LINES * 1000) {
      saidAt = performance.now();
      process.stderr.write(`step ${done} of ${total}\n`);
    }
    // Signals arrive between turns of the event loop, and the CPU path never yields by itself.
    await setImmediate();
  });
  const identical = report.parts.every(({ difference }) => difference === null);
  process.stdout.write(command.json ? jsonText(recording, report, identical) : reportText(recording, report));
  return identical ? 0 : 1;
}

const SECONDS_BETWEEN_LINES = 5;

/** The lesson's study, planned from the recorded controls; null where nothing was found by one, or nobody knows the lesson. */
function studyOf({ experiment: recorded, findings }: Recording) {
  const experiment = EXPERIMENTS.find(({ id }) => id === recorded?.id);
  if (!experiment || !recorded || findings.length === 0) return null;
  const controls = readControls(experiment.controls, recorded.controls);
  const table = loadTable(experiment, controls, { data: null, columns: null });
  return { experiment, plan: experiment.plan(controls, table) };
}

function nothingToRun({ name, experiment }: Recording): InputError {
  return new InputError({
    what: `The recording ${name} holds nothing to run again`,
    got: experiment ? `the lesson ${experiment.id}` : 'no lesson',
    expected: 'runs, or a lesson of this version that measures',
    remedy: 'Run it again with the version that made it.',
  });
}

function reportText(recording: Recording, { environment, parts }: RerunReport): string {
  const lines = parts.map(({ label, compared, difference }) => {
    const verdict = difference ? describeDifference(difference) : 'The same to the last bit';
    return `${label}: ${compared} numbers compared. ${verdict}.`;
  });
  const same = parts.every(({ difference }) => difference === null);
  const elsewhere = same ? [] : madeElsewhere(recording.environment, environment);
  return `${[...lines, ...elsewhere].join('\n')}\n`;
}

/** What may explain a difference: the same spec on another path is rounded in another way. */
function madeElsewhere(recorded: Environment, now: Environment): string[] {
  const fields = (Object.keys(recorded) as (keyof Environment)[]).filter((field) => recorded[field] !== now[field]);
  if (fields.length === 0) return [];
  return [
    `Recorded with another ${fields.map((field) => `${field} (${recorded[field]}, now ${now[field]})`).join(', ')}.`,
  ];
}

function jsonText({ name, environment: recorded }: Recording, report: RerunReport, identical: boolean): string {
  const parts = report.parts.map((part) => ({
    ...part,
    sentence: part.difference && describeDifference(part.difference),
  }));
  return `${stringifyExactly({ name, identical, parts, environment: { recorded, again: report.environment } }, 2)}\n`;
}
