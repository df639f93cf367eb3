import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findExperiment } from '../../experiments/registry.ts';
import { planOf } from '../../experiments/train.fixture.ts';
import { parseRecording } from '../recording/parse.ts';
import type { Recording } from '../recording/recording.ts';
import { serialiseRecording } from '../recording/serialise.ts';
import type { Backend } from './backends/backend.ts';
import { openTestBackend } from './backends/testing.ts';
import type { RerunProgress } from './protocol.ts';
import { rerun } from './rerun.ts';
import { Session } from './session.ts';

let backend: Backend;
beforeAll(async () => {
  backend = await openTestBackend('cpu');
});
afterAll(() => backend.dispose());

const options = () => ({ backend, path: 'auto' as const, version: 'test', runtime: 'test' });

function planned(id: string, settings: Record<string, string>) {
  return { experiment: findExperiment(id), plan: planOf(id, settings) };
}

/** What a reader did with a lesson, as the file that it would be exported to. */
async function recorded(
  id: string,
  settings: Record<string, string>,
  conduct: (session: Session) => Promise<void>,
): Promise<Recording> {
  const { experiment, plan } = planned(id, settings);
  const session = await Session.open(plan, experiment, { ...options(), controls: settings });
  try {
    await conduct(session);
    return parseRecording(serialiseRecording(session.recording()));
  } finally {
    session.dispose();
  }
}

async function toTheEnd(session: Session): Promise<void> {
  while (!session.finished) await session.advance(1000);
}

const again = (recording: Recording, study: Parameters<typeof rerun>[1] = null) =>
  rerun(recording, study, options(), () => {});

describe('runs', () => {
  const SHORT = { steps: '45', recordEvery: '10', replicas: '2', seed: '5' };

  test('the same to the last bit, finish included, from the file alone', async () => {
    const recording = await recorded('kl-asymmetry', SHORT, toTheEnd);
    const told: RerunProgress[] = [];
    const report = await rerun(recording, null, options(), (progress) => void told.push(progress));
    expect(report.parts.map(({ label, difference }) => [label, difference])).toEqual(
      recording.runs.map(({ label }) => [label, null]),
    );
    expect(report.parts[0].compared).toBeGreaterThan(20);
    expect(told.at(-1)).toEqual({ done: 45 * recording.runs.length, total: 45 * recording.runs.length });
  });

  test('a run with a rate set in flight, a step by hand and an early stop', async () => {
    const recording = await recorded('kl-asymmetry', { ...SHORT, steps: '5000' }, async (session) => {
      await session.advance(17);
      session.setLearningRate(0.2);
      await session.advance(10);
      await session.advanceAndRecord(1);
      session.setLearningRate(0.01);
      await session.advance(6);
    });
    expect(recording.runs[0].steps).toEqual([0, 10, 20, 28, 30]);
    expect((await again(recording)).parts.every(({ difference }) => difference === null)).toBe(true);

    const without = structuredClone(recording);
    for (const run of without.runs) run.interventions = [];
    const [{ difference }] = (await again(without)).parts;
    expect(difference).toMatchObject({ kind: 'value', step: 20 });
  });

  test('a run that was stopped while all of its replicas headed to −∞', async () => {
    const recording = await recorded(
      'mixture-collapse',
      { ...SHORT, replicas: '1', steps: '9000', learningRate: '0.02' },
      async (session) => {
        await session.advance(1500);
        await session.recordNow();
      },
    );
    expect(recording.runs[0].replicas.map(({ status }) => status)).toEqual(['unbounded']);
    expect((await again(recording)).parts.map(({ difference }) => difference)).toEqual([null, null]);
  });

  test('a number that was tampered with is named', async () => {
    const recording = await recorded('kl-asymmetry', SHORT, toTheEnd);
    const { values } = recording.runs[1].series[0];
    values[2][1] *= 1 + Number.EPSILON;
    const { parts } = await again(recording);
    expect(parts[0].difference).toBeNull();
    expect(parts[1].difference).toMatchObject({ step: 20, series: 'loss', replica: 1, recorded: values[2][1] });
  });
});

describe('studies', () => {
  const settings = { table: '[0.5,0.25,0.25]' };

  test('are measured again from the recorded controls, as far as they had come', async () => {
    const study = planned('entropy', settings);
    const whole = await recorded('entropy', settings, toTheEnd);
    const part = await recorded('entropy', settings, async (session) => void (await session.advance(2)));
    for (const recording of [whole, part]) {
      const { environment, parts } = await again(recording, study);
      expect(environment.path).toBe(recording.environment.path);
      expect(parts.at(-1)).toMatchObject({ label: 'findings', difference: null });
    }
    whole.findings[0].rows[1][0] += 1;
    const { parts } = await again(whole, study);
    expect(parts.at(-1)?.difference).toMatchObject({ kind: 'found', table: whole.findings[0].name, row: 1 });
  });
});
