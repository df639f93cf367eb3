import { setImmediate } from 'node:timers/promises';
import { version } from '../../package.json';
import { readControls } from '../experiment/controls.ts';
import type { Experiment } from '../experiment/experiment.ts';
import { InputError } from '../input-error.ts';
import type { Recording } from '../recording/recording.ts';
import { type Backend, openBackend } from '../training/backends/backend.ts';
import { openNodeGpu } from '../training/backends/node.ts';
import { nodeThreads } from '../training/backends/node-threads.ts';
import { Session } from '../training/session.ts';
import type { HowToRun, RunCommand } from './arguments.ts';
import { claimsText, quantitiesText, statusesText } from './claims-table.ts';
import { watchInterrupt } from './interrupt.ts';
import { outputText } from './json-document.ts';
import { loadTable, loadText } from './load-dataset.ts';
import { openProgress } from './progress.ts';
import { prepareDirectory, writeRecording } from './write-recording.ts';

/** Runs an experiment as asked and returns the exit status. Throws InputError before anything is trained. */
export async function runExperiment(experiment: Experiment, command: RunCommand): Promise<number> {
  const backend = () => openCommandBackend(command);
  const { recording, path, interrupted } = await recordExperiment(experiment, command, backend);
  const say = command.json ? process.stderr : process.stdout;
  if (command.json) process.stdout.write(outputText(experiment.id, recording));
  else {
    const { runs, quantities, claims } = recording;
    const parts = [statusesText(runs), quantitiesText(quantities), claimsText(claims)];
    process.stdout.write(parts.filter(Boolean).join('\n'));
  }
  say.write(`Recording: ${path}\n`);
  if (interrupted) return 130;
  return recording.claims.every(({ holds }) => holds) ? 0 : 1;
}

export async function openCommandBackend({ backend }: Pick<HowToRun, 'backend'>): Promise<Backend> {
  return openBackend(backend, backend === 'cpu' ? null : await openNodeGpu());
}

/** Runs an experiment and writes its recording, also where the device is lost on the way: nothing recorded is lost. */
export async function recordExperiment(
  experiment: Experiment,
  command: RunCommand,
  open: () => Promise<Backend>,
): Promise<{ recording: Recording; path: string; interrupted: boolean }> {
  const controls = readControls(experiment.controls, withText(experiment, command));
  const table = loadTable(experiment, controls, command);
  const plan = experiment.plan(controls, table);
  prepareDirectory(command.out);
  const backend = await open();
  const session = await Session.open(plan, experiment, {
    backend,
    path: command.path,
    threads: nodeThreads(),
    controls: controls.entries,
    version,
    runtime: `Node ${process.versions.node}`,
  });
  try {
    const { environment, note } = session;
    const { backend: kind, adapter, path, precision } = environment;
    process.stderr.write(`${kind} · ${adapter} · ${path}, ${precision}. ${note ?? backend.reason}\n`);
    const interrupted = await train(session);
    const recording = session.recording();
    return { recording, path: writeRecording(command.out, recording), interrupted };
  } catch (error) {
    process.stderr.write(`Recording: ${writeRecording(command.out, session.recording())}\n`);
    throw error;
  } finally {
    session.dispose();
  }
}

/** The control texts, with the file of --text as the control `text`. */
function withText(experiment: Experiment, { controls, text }: RunCommand): Record<string, string> {
  if (text === null && !controls.text) return controls;
  const source = text === null ? '--set text=…' : `--text ${text}`;
  if (controls.table) {
    throw new InputError({
      what: 'There are a text and a table to measure',
      got: `${source} and --set table=…`,
      expected: 'one of them',
      remedy: 'Leave one out.',
    });
  }
  if (text === null) return controls;
  if (!experiment.controls.some(({ name, kind }) => name === 'text' && kind === 'text')) {
    throw new InputError({
      what: `${experiment.id} measures no text`,
      got: `--text ${text}`,
      expected: 'no --text',
      remedy: 'Leave it out; entropy and source-coding measure texts.',
    });
  }
  if ('text' in controls) {
    throw new InputError({
      what: 'There are two texts',
      got: `--text ${text} and --set text=…`,
      expected: 'one of them',
      remedy: 'Leave one out.',
    });
  }
  return { ...controls, text: loadText(text) };
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
