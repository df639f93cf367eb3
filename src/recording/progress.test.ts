import { expect, test } from 'vitest';
import { progressOf } from './progress.ts';
import { exampleRecording } from './recording.fixture.ts';

test('replicas that ended, whatever their status, ended the run; one that was running was stopped', () => {
  const recording = exampleRecording();
  expect(progressOf(recording)).toEqual({ taken: 10, planned: 10, ended: true });
  recording.runs[0].replicas[1] = { ...recording.runs[0].replicas[1], status: 'running', steps: 7 };
  recording.runs[0].replicas[0].steps = 4;
  expect(progressOf(recording)).toEqual({ taken: 7, planned: 10, ended: false });
});

test('a replica that heads to −∞ has ended where the steps have', () => {
  const { runs } = exampleRecording();
  runs[0].replicas[0] = { ...runs[0].replicas[0], status: 'unbounded', steps: 9 };
  expect(progressOf({ runs }).ended).toBe(false);
  runs[0].replicas[0].steps = 10;
  expect(progressOf({ runs }).ended).toBe(true);
});

test('rounds count where nothing was trained, and where the study was not done', () => {
  const recording = { ...exampleRecording(), study: { done: 3, total: 8 } };
  expect(progressOf({ ...recording, runs: [] })).toEqual({ taken: 3, planned: 8, ended: false });
  expect(progressOf(recording).ended).toBe(false);
  expect(progressOf({ runs: [] })).toEqual({ taken: 0, planned: 0, ended: true });
});
