import { signal } from '@preact/signals';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { SharedDraft } from './shared-draft.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('the last value is taken once, when changes rest, and shown until the next plan', () => {
  const plan = signal(0);
  const taken: string[] = [];
  const draft = new SharedDraft<string>(
    (value) => taken.push(value),
    () => plan.value,
  );
  draft.hold('a');
  draft.rest(500);
  vi.advanceTimersByTime(400);
  draft.hold('b');
  plan.value++; // a plan of an earlier value: what is in hand stays
  expect(draft.value.value).toBe('b');
  vi.advanceTimersByTime(5000);
  expect([taken, draft.inHand]).toEqual([[], true]);
  draft.rest(500);
  vi.advanceTimersByTime(500);
  expect([taken, draft.value.value, draft.inHand]).toEqual([['b'], 'b', false]);
  draft.flush();
  expect(taken).toEqual(['b']);
  plan.value++;
  expect(draft.value.value).toBe(null);
});

test('what is dropped is not taken', () => {
  const taken: string[] = [];
  const draft = new SharedDraft<string>(
    (value) => taken.push(value),
    () => 0,
  );
  draft.hold('a');
  draft.rest(500);
  draft.drop();
  vi.advanceTimersByTime(5000);
  expect([taken, draft.value.value]).toEqual([[], null]);
});
