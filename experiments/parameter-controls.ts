import type { Control, ControlValues } from '../src/experiment/control.ts';
import { findObjective, OBJECTIVES } from '../src/objectives/registry.ts';

/** One control for each named parameter (delta, tau, nu, alpha) of these objectives, as the objectives declare it. */
export function parameterControls(ids: readonly string[]): Control[] {
  return OBJECTIVES.filter(({ id }) => ids.includes(id)).flatMap(({ label, parameters }) =>
    parameters.map((parameter) => ({
      kind: 'number' as const,
      name: parameter.name,
      label: `${label}: ${parameter.label}`,
      help: parameter.help,
      advanced: true,
      default: parameter.default,
      min: parameter.min,
      max: parameter.max,
    })),
  );
}

/** The values of one objective's parameters among the controls. */
export function parameterValues(id: string, controls: ControlValues): Record<string, number> {
  return Object.fromEntries(findObjective(id).parameters.map(({ name }) => [name, controls.number(name)]));
}
