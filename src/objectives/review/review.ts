import { compileFloat64 } from '../../formula/float64.ts';
import { parseFormula } from '../../formula/parse.ts';
import type { Objective } from '../objective.ts';
import { boundNote } from './bound.ts';
import { domainNote } from './domain.ts';
import { gradientNote } from './gradient.ts';
import { kinkNote, roughnessOf } from './kinks.ts';
import { nearestObjective } from './nearest-objective.ts';
import { grid, PROBES, type ReviewNote, valuesAt } from './probe.ts';

/** Reviews an objective's formula: gradient, kinks, domain, bound, and the built-in objective that it is nearest to. */
export function reviewObjective(objective: Objective): ReviewNote[] {
  const expression = parseFormula(objective.pays, { parameters: objective.parameters.map(({ name }) => name) });
  const parameters = Object.fromEntries(objective.parameters.map((parameter) => [parameter.name, parameter.default]));
  const program = compileFloat64(expression, parameters);
  const points = grid(program, PROBES);
  const values = valuesAt(program, points);
  if (!values.some(Number.isFinite)) {
    const text =
      'Not one finite number, wherever it was looked at: it cannot be trained, and nothing else can be said.';
    return [{ about: 'domain', verdict: 'wrong', text }];
  }
  const rough = roughnessOf(expression, program);
  return [
    gradientNote(expression, program, objective.over, points, rough),
    kinkNote(expression, rough),
    domainNote(program, points),
    boundNote(program, objective.family, values, rough),
    nearestObjective(objective, program, points, values),
  ];
}
