import type { Control } from '../../experiment/control.ts';
import { readControls } from '../../experiment/controls.ts';
import { experiment, settings } from './store.ts';

/** Where a control of the lesson stands that is not set: its default, unless other settings make that another. */
export function defaultText({ name, default: initial }: Control): string {
  const lesson = experiment.value;
  return lesson?.defaults?.(readControls(lesson.controls, settings.value.controls))[name] ?? String(initial);
}
