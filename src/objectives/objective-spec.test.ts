import { expect, test } from 'vitest';
import { ObjectiveSpec } from '../recording/spec.ts';
import { objectiveSpec } from './objective-spec.ts';
import { OBJECTIVES } from './registry.ts';

test.each(OBJECTIVES.map((objective) => [objective.id, objective] as const))(
  '%s makes a valid spec',
  (id, objective) => {
    const spec = objectiveSpec(id);
    expect(ObjectiveSpec.parse(spec)).toEqual(spec);
    expect(spec).toEqual(objectiveSpec(objective));
    for (const parameter of objective.parameters) {
      expect(parameter.default).toBeGreaterThanOrEqual(parameter.min);
      expect(parameter.default).toBeLessThanOrEqual(parameter.max);
    }
  },
);

test('overrides are checked', () => {
  expect(objectiveSpec('huber', { delta: 2 }).parameters).toEqual({ delta: 2 });
  expect(() => objectiveSpec('hubber')).toThrow(/no such objective; got "hubber".*Did you mean "huber"\?/);
  expect(() => objectiveSpec('huber', { dleta: 2 })).toThrow(/expected one of delta\. Did you mean "delta"\?/);
  expect(() => objectiveSpec('l2', { delta: 2 })).toThrow(/no such parameter; got "delta"; expected no parameters/);
  for (const delta of [0, Number.NaN, Number.POSITIVE_INFINITY]) {
    expect(() => objectiveSpec('huber', { delta })).toThrow(/delta of huber is out of range.*from 0.000001 to 1000000/);
  }
  expect(() => objectiveSpec('huber', JSON.parse('{"__proto__": 1}'))).toThrow(/no such parameter/);
});
