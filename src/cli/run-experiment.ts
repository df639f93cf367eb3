import { setImmediate } from 'node:timers/promises';
import { version } from '../../package.json';
import { readControls } from '../experiment/controls.ts';
import type { Experiment } from '../experiment/experiment.ts';
import { openBackend } from '../training/backends/backend.ts';
import { openNodeGpu } from '../training/backends/node.ts';
import { nodeThreads } from '../training/backends/node-threads.ts';
import { openSession, type Session } from '../training/session.ts';
import type { RunCommand } from './arguments.ts';
import { claimsText, statusesText } from './claims-table.ts';
import { watchInterrupt } from './interrupt.ts';
import { outputText } from './json-document.ts';
import { loadTable } from './load-dataset.ts';
import { openProgress } from './progress.ts';

import { prepareDirectory, writeRecording } from './write-recording.ts';

/** Runs an experiment as asked and returns the exit status. Throws InputError before anything is trained. */
export async function runExperiment(experiment: Experiment, command: RunCommand): Promise<number> {
  const controls = readControls(experiment.controls, command.controls);
  const table = loadTable(experiment, controls, command);
  const plan = experiment.plan(controls, table);
  prepareDirectory(command.out);
  const backend = await openBackend(command.backend, command.backend === 'cpu' ? null : await openNodeGpu());
  const session = await openSession(plan, experiment, {
    backend,
    path: command.path,
    threads: nodeThreads(),
    controls: controls.entries,
    version,
    runtime: `Node ${process.versions.node}`,
  });
  const { path, precision } = session.environment;
  process.stderr.write(
    `${backend.kind} · ${backend.adapter} · ${path}, ${precision}. ${session.note ?? backend.reason}\n`,
  );
  const say = command.json ? process.stderr : process.stdout;
  const save = () => say.write(`Recording: ${writeRecording(command.out, session.recording())}\n`);

  let interrupted: boolean;
  try {
    interrupted = await train(session);
  } catch (error) {
    // A device that was lost takes no record with it.
    save();
    throw error;
  }
  const recording = session.recording();
  if (command.json) process.stdout.write(outputText(experiment.id, recording));
  else process.stdout.write(`${statusesText(recording.runs)}\n${claimsText(recording.claims)}`);
  save();
  if (interrupted) return 130;
  return recording.claims.every(({ holds }) => holds) ? 0 : 1;
}

/** Seconds of training between looks at the clock and the keyboard. */
const SLICE_SECONDS = 0.2;

/** Trains to the end, or until interrupted: true then. */
async function train(session: Session): Promise<boolean> {
  const labels = session.plan.runs.map(({ label }) => label);
  const interrupt = watchInterrupt();
  const progress = openProgress(labels, session.totalSteps);
  let steps = 1;
  try {
    while (!session.finished && !interrupt.requested) {
      const started = performance.now();
      const update = await session.advance(steps);
      progress.show(session.step, update);
      const seconds = (performance.now() - started) / 1000;
      if (seconds < SLICE_SECONDS / 2) steps *= 2;
      else if (seconds > SLICE_SECONDS * 2) steps = Math.max(1, Math.floor(steps / 2));
      // Signals arrive between turns of the event loop, and the CPU path never yields by itself.
      await setImmediate();
    }
  } finally {
    progress.stop();
  }
  return interrupt.requested && !session.finished;
}
