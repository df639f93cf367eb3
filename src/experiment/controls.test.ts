import { describe, expect, test } from 'vitest';
import { InputError } from '../input-error.ts';
import { claim } from './claim.ts';
import { commonControls, commonSpec } from './common-controls.ts';
import type { Control } from './control.ts';
import { readControls } from './controls.ts';

const described = { label: '', help: '' };
const controls: Control[] = [
  { ...described, kind: 'number', name: 'floor', default: 0.5, min: 0, max: 1 },
  { ...described, kind: 'integer', name: 'components', default: 3, min: 1, max: 20 },
  { ...described, kind: 'choice', name: 'dataset', default: 'galaxies', options: ['galaxies', 'faithful'] },
  { ...described, kind: 'choices', name: 'objective', default: 'l2,l1', options: ['l1', 'l2', 'huber'] },
  { ...described, kind: 'text', name: 'population', default: '[]', check: (text) => void JSON.parse(text) },
];

describe('readControls', () => {
  test('defaults where nothing is set', () => {
    const values = readControls(controls, {});
    expect(values.number('floor')).toBe(0.5);
    expect(values.choices('objective')).toEqual(['l2', 'l1']);
    expect(values.isSet('floor')).toBe(false);
    expect(values.entries).toEqual({});
  });

  test('checked values of what is set', () => {
    const values = readControls(controls, {
      floor: '1e-3',
      components: '8',
      objective: 'huber, l1',
      dataset: 'faithful',
    });
    expect(values.number('floor')).toBe(1e-3);
    expect(values.number('components')).toBe(8);
    expect(values.choices('objective')).toEqual(['huber', 'l1']);
    expect(values.choice('dataset')).toBe('faithful');
    expect(values.text('population')).toBe('[]');
    expect(values.isSet('floor')).toBe(true);
    expect(values.entries.components).toBe('8');
  });

  test.each([
    [{ flor: '1' }, 'no control of this name; got "flor"; expected one of floor, components'],
    [{ flor: '1' }, 'Did you mean "floor"?'],
    [{ floor: '2' }, 'floor cannot have this value; got "2"; expected a number from 0 to 1.'],
    [{ floor: '' }, 'got ""'],
    [{ floor: '1e' }, 'got "1e"'],
    [{ floor: 'NaN' }, 'a number from 0 to 1'],
    [{ floor: 'Infinity' }, 'a number from 0 to 1'],
    [{ floor: '0x1' }, 'a number from 0 to 1'],
    [{ components: '2.5' }, 'a whole number from 1 to 20'],
    [{ components: '21' }, 'a whole number from 1 to 20'],
    [{ dataset: 'galaxy' }, 'expected one of galaxies, faithful'],
    [{ objective: 'l1,l3' }, 'comma-separated list of l1, l2, huber'],
    [{ objective: 'l1,l1' }, 'none twice'],
    [{ objective: '' }, 'comma-separated list'],
    [{ ['__proto__']: '1' }, 'no control of this name'],
    [{ constructor: '1' }, 'no control of this name'],
  ])('%j is refused: %s', (entries, sentence) => {
    expect(() => readControls(controls, entries as Record<string, string>)).toThrow(InputError);
    expect(() => readControls(controls, entries as Record<string, string>)).toThrow(sentence);
  });

  test('asking for a control that is not there is a bug, not bad input', () => {
    expect(() => readControls(controls, {}).number('dataset')).toThrow('No number or integer control named dataset');
  });
});

describe('common controls', () => {
  const common = commonControls({ replicas: 16, steps: 2000, learningRate: 0.01 });

  test('defaults become run-spec fields', () => {
    expect(commonSpec(readControls(common, {}))).toEqual({
      version: 1,
      seed: 1,
      replicas: 16,
      steps: 2000,
      recordEvery: 10,
      optimizer: { kind: 'adam', learningRate: 0.01, beta1: 0.9, beta2: 0.999, epsilon: 1e-8 },
      schedule: 'constant',
      tolerance: null,
      batch: 'full',
    });
  });

  test('what is set replaces them', () => {
    const values = readControls(common, { optimizer: 'sgd', learningRate: '0.5', tolerance: '1e-8', batch: '32' });
    expect(commonSpec(values)).toMatchObject({
      optimizer: { kind: 'sgd', learningRate: 0.5 },
      tolerance: 1e-8,
      batch: 32,
    });
  });

  test.each(['', 'half', '0', '1.5', '-3'])('batch %j is refused', (batch) => {
    expect(() => readControls(common, { batch })).toThrow('full, or a whole number from 1');
  });
});

describe('claim', () => {
  const parts = { id: 'id', statement: '', unit: 'nats', tolerance: 0.1 };

  test.each([
    ['=', 1, 1.05, true],
    ['=', 1, 1.2, false],
    ['=', 1, 0.8, false],
    ['=', Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY, true],
    ['=', Number.NEGATIVE_INFINITY, -1e300, false],
    ['≤', 1, 1.05, true],
    ['≤', 1, 1.2, false],
    ['≤', 1, -5, true],
    ['≥', 1, 0.95, true],
    ['≥', 1, 0.8, false],
    ['=', 1, Number.NaN, false],
    ['≤', 1, Number.NaN, false],
    ['≥', 1, Number.NaN, false],
  ] as const)('%s: expected %d, measured %d: %s', (relation, expected, measured, holds) => {
    expect(claim({ ...parts, relation, expected, measured })).toEqual({
      ...parts,
      relation,
      expected,
      measured,
      holds,
      kind: 'theory',
    });
  });
});
