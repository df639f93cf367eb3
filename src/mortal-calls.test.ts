import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { MortalCalls } from './mortal-calls.ts';

const never = () => new Promise<never>(() => {});

test('answers come through, and refusals', async () => {
  const calls = new MortalCalls();
  expect(await calls.make(async () => 4)).toBe(4);
  await expect(calls.make(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
});

test('the end rejects the calls under way and all later ones; what was answered before stays answered', async () => {
  const calls = new MortalCalls();
  const answered = calls.make(async () => 'before');
  await answered;
  const waiting = [calls.make(never), calls.make(never)];
  calls.end('It died.');
  calls.end('It died again.');
  for (const call of [...waiting, calls.make(never)]) await expect(call).rejects.toThrow('It died.');
  expect(await answered).toBe('before');
  expect(calls.ended).toBe(true);
});

test('calls that are forgotten are left waiting', async () => {
  const calls = new MortalCalls();
  const forgotten = calls.make(never);
  calls.forget();
  calls.end('It died.');
  const first = await Promise.race([forgotten.catch(() => 'rejected'), Promise.resolve('still waiting')]);
  expect(first).toBe('still waiting');
  await expect(calls.make(never)).rejects.toThrow('The worker was closed.');
});

test('an answer is not kept by the calls that outlive it', async () => {
  setFlagsFromString('--expose-gc');
  const collectGarbage = runInNewContext('gc') as () => void;
  const calls = new MortalCalls();
  calls.make(never).catch(() => {});
  const answer = new WeakRef(await calls.make(async () => ({ large: new Float64Array(1000) })));
  await new Promise((resolve) => setTimeout(resolve));
  collectGarbage();
  expect(answer.deref()).toBeUndefined();
});
