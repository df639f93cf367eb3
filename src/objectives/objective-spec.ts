import { InputError } from '../input-error.ts';
import { didYouMean } from '../nearest-name.ts';
import type { ObjectiveSpec } from '../recording/spec.ts';
import type { Objective } from './objective.ts';
import { findObjective } from './registry.ts';

/**
 * The self-contained spec of an objective, with its parameters at their defaults but for `overrides`.
 * Throws an InputError for an unknown objective or parameter and for a value out of range.
 */
export function objectiveSpec(
  objective: Objective | string,
  overrides: Readonly<Record<string, number>> = {},
): ObjectiveSpec {
  const chosen = typeof objective === 'string' ? findObjective(objective) : objective;
  const { id, over, pays, nodes, unit } = chosen;
  const parameters = Object.fromEntries(chosen.parameters.map((parameter) => [parameter.name, parameter.default]));
  for (const [name, value] of Object.entries(overrides)) {
    parameters[name] = checkedValue(chosen, name, value);
  }
  return { id, over, pays, parameters, nodes, unit };
}

function checkedValue(objective: Objective, name: string, value: number): number {
  const parameter = objective.parameters.find((declared) => declared.name === name);
  if (!parameter) {
    const names = objective.parameters.map((declared) => declared.name);
    throw new InputError({
      what: `the objective ${objective.id} has no such parameter`,
      got: name,
      expected: names.length > 0 ? `one of ${names.join(', ')}` : 'no parameters',
      remedy: didYouMean(name, names),
    });
  }
  if (typeof value === 'number' && value >= parameter.min && value <= parameter.max) return value;
  throw new InputError({
    what: `the parameter ${name} of ${objective.id} is out of range`,
    got: value,
    expected: `a number from ${parameter.min} to ${parameter.max}`,
    remedy: 'Choose a value within.',
  });
}
