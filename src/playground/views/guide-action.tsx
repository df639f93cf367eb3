import { controlChanges } from '../../experiment/control-changes.ts';
import type { Experiment, GuideStep } from '../../experiment/experiment.ts';
import { setControls } from '../session/commands.ts';
import { settings } from '../state/store.ts';

/** A guide step's verb that acts; one whose settings are on the page already has nothing to do, and says so. */
export function GuideAction({ lesson, action }: { lesson: Experiment; action: NonNullable<GuideStep['action']> }) {
  const { controls } = settings.value;
  const done = controlChanges(lesson.controls, controls, { ...controls, ...action.set }).length === 0;
  return (
    <p>
      {done ? 'Done: ' : 'Try it: '}
      <button
        type="button"
        class="text-button"
        // Not `disabled`: the focus would be lost at the very click that does it.
        aria-disabled={done || undefined}
        onClick={() => done || setControls(action.set)}
      >
        {action.label}
      </button>
    </p>
  );
}
