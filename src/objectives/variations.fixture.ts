import { type PointProgram, pointProgram } from '../formula/formulas.fixture.ts';
import { parseFormula } from '../formula/parse.ts';
import type { ObjectiveSpec } from '../recording/spec.ts';
import { objectiveSpec } from './objective-spec.ts';
import { OBJECTIVES } from './registry.ts';

const OVERRIDES: Readonly<Record<string, readonly Record<string, number>[]>> = {
  huber: [{ delta: 0.1 }, { delta: 1.5 }, { delta: 100 }],
  'student-t': [{ nu: 0.5 }, { nu: 40 }],
  pinball: [{ tau: 0.5 }, { tau: 0.05 }],
  'alpha-divergence': [{ alpha: 0.1 }, { alpha: 0.9 }],
};

/** Every built-in objective with its defaults, and again with other values of its parameters. */
export const VARIATIONS: { id: string; parameters: string; spec: ObjectiveSpec }[] = OBJECTIVES.flatMap(({ id }) =>
  [{}, ...(OVERRIDES[id] ?? [])].map((overrides) => ({
    id,
    parameters: JSON.stringify(overrides),
    spec: objectiveSpec(id, overrides),
  })),
);

/** An objective's formula in float64, one point at a time. */
export function specProgram(spec: ObjectiveSpec): PointProgram {
  return pointProgram(parseFormula(spec.pays, { parameters: Object.keys(spec.parameters) }), spec.parameters);
}
