import { expect, test } from 'vitest';
import type { CurveLine } from './curve-lines.ts';
import { PITCHES, soundOf } from './curve-sound.ts';
import { valueScale } from './value-scale.ts';

function line(values: number[], stride = 1): CurveLine {
  const facts = { key: 'a', run: 0, label: 'a', unit: 'nats', kind: 'main', overlay: 0, brokenAt: null } as const;
  const steps = values.map((_, index) => index * stride);
  return { ...facts, steps, values, smoothed: null, band: null, columns: [], finish: null };
}

const linear = valueScale('linear');
const falling = Array.from({ length: 1000 }, (_, index) => 1000 - index);

test('a falling curve falls two octaves; equal distances are equal intervals', () => {
  const { voices, between } = soundOf([line(falling)], linear, () => 1);
  const { pitches, pan } = voices[0];
  expect(pan).toBe(0);
  expect(pitches[0]).toBeCloseTo(PITCHES[1], 8);
  expect(pitches.at(-1)).toBeCloseTo(PITCHES[0], 8);
  const ratios = pitches.slice(1).map((pitch, index) => pitch! / pitches[index]!);
  expect(Math.max(...ratios) - Math.min(...ratios)).toBeLessThan(0.004);
  expect(between![0]).toBeLessThan(10);
  expect(between![1]).toBeGreaterThan(990);
});

test('voices share one scale and stand apart; one that ends early falls silent', () => {
  const { voices, lastStep } = soundOf([line(falling), line([1, 1, 1], 100)], linear, () => 1);
  expect(lastStep).toBe(999);
  expect(voices.map(({ pan }) => pan)).toEqual([-0.8, 0.8]);
  expect(voices[1].pitches[10]).toBeCloseTo(PITCHES[0], 0);
  expect(voices[1].pitches.at(-1)).toBeNull();
});

test('NaN and ∞ are silent; a level has the middle pitch; nothing is nothing', () => {
  const broken = falling.map((value, index) => (index > 500 && index < 600 ? Number.NaN : value));
  const [{ pitches }] = soundOf([line(broken)], linear, () => 1).voices;
  expect(pitches[Math.round(pitches.length * 0.55)]).toBeNull();
  expect(soundOf([line([3, 3])], linear, () => 1).voices[0].pitches[5]).toBeCloseTo(440, 8);
  expect(soundOf([line([Number.NaN])], linear, () => 1).between).toBeNull();
});
