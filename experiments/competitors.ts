import type { Control, ControlValues } from '../src/experiment/control.ts';
import { InputError } from '../src/input-error.ts';
import type { Objective } from '../src/objectives/objective.ts';
import { objectiveSpec } from '../src/objectives/objective-spec.ts';
import { readOwnObjectives } from '../src/objectives/own.ts';
import { writeOwn } from '../src/objectives/own-text.ts';
import { findObjective } from '../src/objectives/registry.ts';
import type { ObjectiveSpec } from '../src/recording/spec.ts';
import { parameterValues } from './parameter-controls.ts';

/**
 * The control in which a reader types formulas that compete with the built-in objectives of this family. `drawers`: who can
 * draw in this lesson; of a residual the training set alone.
 */
export function ownObjectivesControl(
  family: Objective['family'],
  drawers: readonly Objective['over'][] = family === 'residual' ? ['train'] : ['population', 'model'],
): Control {
  return {
    kind: 'text',
    name: 'own',
    label: 'Your own objectives',
    help:
      family === 'residual'
        ? 'Formulas in the residual r and the log noise scale s, separated by semicolons: abs(r)^1.5; log1p(r^2).'
        : 'Formulas in logp and logq, with who draws before a colon: model: (logq - logp)^2; population: -logq.',
    default: '',
    check: (text) => checkDrawers(ownOfFamily(text, family), drawers),
    formulas: { family, drawers },
  };
}

function ownOfFamily(text: string, family: Objective['family']): Objective[] {
  const own = readOwnObjectives(text);
  const stranger = own.find((objective) => objective.family !== family);
  if (!stranger) return own;
  throw new InputError({
    what: family === 'residual' ? 'This lesson fits regressions' : 'This lesson fits distributions',
    got: stranger.pays,
    expected: family === 'residual' ? 'a formula in r and s' : 'a formula in logp and logq',
    remedy: 'Type it in a lesson of the other kind.',
  });
}

function checkDrawers(own: readonly Objective[], drawers: readonly Objective['over'][]): void {
  const stranger = own.find(({ over }) => !drawers.includes(over));
  if (!stranger) return;
  throw new InputError({
    what: `In this lesson no ${stranger.over === 'train' ? 'training set' : stranger.over} draws`,
    got: writeOwn(stranger),
    expected: drawers.map((over) => writeOwn({ over, pays: stranger.pays })).join(' or '),
    remedy: 'Say who draws before a colon.',
  });
}

/** What competes: the built-in objectives of the control `objective`, then the reader's own. */
export function competitors(
  values: ControlValues,
  family: Objective['family'],
): { label: string; objective: ObjectiveSpec }[] {
  const chosen = values.choices('objective').map((id) => ({
    label: findObjective(id).label,
    objective: objectiveSpec(id, parameterValues(id, values)),
  }));
  const own = ownOfFamily(values.text('own'), family);
  return [...chosen, ...own.map((objective) => ({ label: objective.label, objective: objectiveSpec(objective) }))];
}
