import { afterAll, beforeAll, expect, test } from 'vitest';
import { findExperiment } from '../../experiments/registry.ts';
import { planOf } from '../../experiments/train.fixture.ts';
import type { Experiment } from '../experiment/experiment.ts';
import type { Backend } from './backends/backend.ts';
import { openTestBackend } from './backends/testing.ts';
import { Session } from './session.ts';

let backend: Backend;
beforeAll(async () => {
  backend = await openTestBackend('cpu');
});
afterAll(() => backend.dispose());

const settings = { replicas: '2', steps: '20' };

function open(changes: Partial<Experiment>): Promise<Session> {
  const experiment = { ...findExperiment('kl-asymmetry'), ...changes };
  const options = { backend, path: 'auto' as const, controls: settings, version: 'test', runtime: 'test' };
  return Session.open(planOf('kl-asymmetry', settings), experiment, options);
}

function broken(): never {
  throw new Error('a scale of ∞');
}

test('a lesson that cannot measure its runs says so, and they train on and are recorded', async () => {
  const session = await open({ claims: broken });
  const { reading } = session.update();
  expect(reading).toMatchObject({ problem: 'a scale of ∞', claims: [], figures: [] });
  while (!session.finished) await session.advance(10);
  expect(session.step).toBe(20);
  expect(() => session.recording()).toThrow('a scale of ∞');
  const { claims, runs } = session.recording({ measured: false });
  expect(claims).toEqual([]);
  expect(runs[0].steps.length).toBeGreaterThan(1);
  session.dispose();
});

test('a figure that cannot be drawn leaves the claims of the recording', async () => {
  const session = await open({ figures: broken });
  while (!session.finished) await session.advance(10);
  expect(session.recording().claims.length).toBeGreaterThan(0);
  session.dispose();
});

test('at a rate at which nothing converges the claims are measured, not thrown', async () => {
  const rate = { ...settings, learningRate: '100', steps: '60' };
  const experiment = findExperiment('kl-asymmetry');
  const options = { backend, path: 'auto' as const, controls: rate, version: 'test', runtime: 'test' };
  const session = await Session.open(planOf('kl-asymmetry', rate), experiment, options);
  while (!session.finished) await session.advance(4);
  const { runs, claims } = session.recording();
  expect(new Set(runs.flatMap(({ replicas }) => replicas.map(({ status }) => status)))).not.toContain('step-limit');
  expect(claims.length).toBeGreaterThan(0);
  expect(runs[1].replicas.every(({ loss }) => !(loss < 0))).toBe(true);
  session.dispose();
});
