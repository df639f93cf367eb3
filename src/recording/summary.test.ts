import { expect, test } from 'vitest';
import { exampleRecording } from './recording.fixture.ts';
import { heldText, summarise } from './summary.ts';

const [claim] = exampleRecording().claims;
const of = (kind: 'theory' | 'check', ...holds: boolean[]) => holds.map((each) => ({ ...claim, kind, holds: each }));
const textOf = (claims: (typeof claim)[]) => heldText(summarise({ ...exampleRecording(), claims }, 1));

test('what held is counted as the table of claims does: checks of the run itself apart', () => {
  expect(textOf([...of('theory', true, true), ...of('check', true)])).toBe('2 claims, 1 check held');
  expect(textOf([...of('theory', true, false), ...of('check', true, true)])).toBe('1 of 2 claims, 2 checks held');
  expect(textOf(of('theory', true))).toBe('1 claim held');
  expect(textOf(of('check', false))).toBe('0 of 1 check held');
});

test('a summary of an earlier version does not tell them apart', () => {
  expect(heldText({ claims: { held: 19, measured: 20 } })).toBe('19 of 20 claims held');
});
