import { expect, test } from 'vitest';
import { exampleRecording } from '../recording/recording.fixture.ts';
import { claimsOfAllText, claimsText, quantitiesText, shortNumber, statusesText } from './claims-table.ts';

test('a line a claim, and how many hold', () => {
  const { claims } = exampleRecording();
  const text = claimsText([...claims, { ...claims[0], id: 'other', measured: Number.NaN, holds: false }]);
  expect(text).toMatch(
    /The loss falls by 1\/n for each unit of ln σ\.\s+│ = 0\.0121951 nats\s*│ 0\.0122\s*│ ± 0\.0001\s*│ holds/,
  );
  expect(text).toMatch(/│ NaN\s*│ ± 0\.0001\s*│ FAILS/);
  expect(text).toContain('1 of 2 claims hold.');
  expect(claimsText([])).toBe('No claim applies to these settings.\n');
});

test('a check that holds is counted, one that fails is told', () => {
  const [{ holds: _, ...parts }] = exampleRecording().claims;
  const check = { ...parts, kind: 'check' as const, statement: 'Every replica converged' };
  const quiet = claimsText([
    { ...parts, holds: true },
    { ...check, holds: true },
  ]);
  expect(quiet).not.toContain('Every replica converged');
  expect(quiet).toContain('2 of 2 claims hold, 1 of them checks of the run itself that are not listed.');
  expect(claimsText([{ ...check, holds: false }])).toMatch(/Every replica converged.*FAILS/);
});

test('one table of several experiments’ claims', () => {
  const { claims } = exampleRecording();
  const text = claimsOfAllText([
    { experiment: 'first', claims },
    { experiment: 'second', claims: [{ ...claims[0], holds: false }] },
  ]);
  expect(text).toMatch(/│ first\s+│ The loss falls/);
  expect(text).toMatch(/│ second\s+│ The loss falls/);
  expect(text).toContain('1 of 2 claims hold.');
});

test('a line a quantity, with what it was measured at', () => {
  expect(quantitiesText(exampleRecording().quantities)).toBe('Entropy (sigma = 0.1): 1.5 nats\n');
  expect(quantitiesText([])).toBe('');
});

test('how the replicas of a run ended', () => {
  expect(statusesText(exampleRecording().runs)).toBe(
    'Maximum likelihood · median loss NaN nats\n  1 × ended unbounded\n  1 × ended not-a-number\n',
  );
  const [run] = exampleRecording().runs;
  const replicas = [1, 2].map((k) => ({
    ...run.replicas[0],
    status: 'converged' as const,
    message: `norm ${k}`,
    loss: k,
  }));
  expect(statusesText([{ ...run, replicas }])).toBe('Maximum likelihood · median loss 1.5 nats\n  2 × converged\n');
});

test('numbers are short', () => {
  expect(shortNumber(-1 / 3)).toBe('−0.333333');
  expect(shortNumber(1.5)).toBe('1.5');
  expect(shortNumber(1.23e-12)).toBe('1.23e−12');
  expect(shortNumber(8.51571e-6, 2)).toBe('8.5e−6');
  expect(shortNumber(0)).toBe('0');
  expect(shortNumber(Number.NEGATIVE_INFINITY)).toBe('−∞');
});
