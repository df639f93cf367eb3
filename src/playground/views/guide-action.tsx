import { useState } from 'preact/hooks';
import { controlChanges } from '../../experiment/control-changes.ts';
import type { Experiment, GuideStep } from '../../experiment/experiment.ts';
import { setControls } from '../session/commands.ts';
import { settings } from '../state/store.ts';

/**
 * A guide step's verb that acts. Once pressed it says that it is done; one whose settings held before anybody pressed it
 * offers nothing, and is not there.
 */
export function GuideAction({ lesson, action }: { lesson: Experiment; action: NonNullable<GuideStep['action']> }) {
  const [pressed, setPressed] = useState(false);
  const { controls } = settings.value;
  const done = controlChanges(lesson.controls, controls, { ...controls, ...action.set }).length === 0;
  if (done && !pressed) return null;
  return (
    <p>
      {done ? 'Done: ' : 'Try it: '}
      <button
        type="button"
        class="text-button"
        // Not `disabled`: the focus would be lost at the very click that does it.
        aria-disabled={done || undefined}
        onClick={() => {
          setPressed(true);
          if (!done) setControls(action.set);
        }}
      >
        {action.label}
      </button>
    </p>
  );
}
