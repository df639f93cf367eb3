import { afterAll, beforeAll, expect, test } from 'vitest';
import { findExperiment } from '../../experiments/registry.ts';
import { planOf } from '../../experiments/train.fixture.ts';
import type { Recording } from '../recording/recording.ts';
import type { Backend } from './backends/backend.ts';
import { openTestBackend } from './backends/testing.ts';
import type { ResumePoint, SessionCheckpoint, SessionUpdate } from './protocol.ts';
import { Session } from './session.ts';

let backend: Backend;
beforeAll(async () => {
  backend = await openTestBackend('cpu');
});
afterAll(() => backend.dispose());

/** Four runs, and many replicas, whose finish takes more than one slice. */
const FINISHED = ['noise-tricks', { steps: '60', recordEvery: '10', replicas: '24' }] as const;
/** Replicas that collapse, and so end on the way. */
const COLLAPSE = ['mixture-collapse', { steps: '900', recordEvery: '10', replicas: '3', components: '4' }] as const;

function open([id, controls]: readonly [string, Record<string, string>], from?: ResumePoint): Promise<Session> {
  const options = { backend, path: 'auto' as const, controls, version: 'test', runtime: 'test' };
  return Session.open(planOf(id, controls), findExperiment(id), { ...options, identity: from?.identity });
}

/** What the page keeps of each run: everything that updates told it. */
type Told = ResumePoint['earlier'];

function tell(told: Told, { runs }: SessionUpdate): void {
  runs.forEach(({ steps, series, events }, run) => {
    told[run] ??= { steps: [], events: [], series: series.map((each) => ({ ...each, values: [] })) };
    told[run].steps.push(...steps);
    told[run].events.push(...events);
    series.forEach(({ values }, index) => {
      told[run].series[index].values.push(...values);
    });
  });
}

/** Cut to where the checkpoint is: what came later is trained again. */
function until(told: Told, { runs }: SessionCheckpoint): Told {
  return told.map(({ steps, series, events }, run) => {
    const { made } = runs[run].trainer;
    return {
      steps: steps.slice(0, made.records),
      series: series.map((each) => ({ ...each, values: each.values.slice(0, made.records) })),
      events: events.slice(0, made.events),
    };
  });
}

const telling = ({ id: _, createdAt: __, name: ___, ...recording }: Recording) => recording;

test.each([
  ['while all train', COLLAPSE, 205],
  ['where replicas have ended', COLLAPSE, 880],
  ['in the finish', FINISHED, 60],
] as const)('a session that died %s goes on to the same recording, to the last bit', async (_when, lesson, at) => {
  const whole = await open(lesson);
  while (!whole.finished) await whole.advance(50);

  const told: Told = [];
  const dying = await open(lesson);
  tell(told, dying.update());
  while (dying.step < at) tell(told, await dying.advance(Math.min(50, at - dying.step)));
  const checkpoint = structuredClone((await dying.checkpoint())!);
  if (!dying.finished) tell(told, await dying.advance(37));
  const { identity } = dying;
  dying.dispose();

  const from: ResumePoint = { checkpoint, earlier: until(structuredClone(told), checkpoint), identity };
  const resumed = await open(lesson, from);
  await resumed.restore(from);
  expect(resumed.step).toBe(at);
  const [first] = resumed.update().runs;
  expect(first.steps).toEqual([]);
  expect(first.events).toEqual([]);
  while (!resumed.finished) await resumed.advance(50);
  expect(resumed.recording().id).toBe(identity.id);
  expect(telling(resumed.recording())).toStrictEqual(telling(whole.recording()));
});

test('there is no checkpoint where nothing is trained and where all has ended', async () => {
  const measured = await open(['entropy', { table: '[0.5,0.5]' }]);
  expect(await measured.checkpoint()).toBeNull();
  const ended = await open(['kl-asymmetry', { replicas: '1', steps: '10' }]);
  while (!ended.finished) await ended.advance(100);
  expect(await ended.checkpoint()).toBeNull();
});
