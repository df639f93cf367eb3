import { computed } from '@preact/signals';
import { readControls } from '../../experiment/controls.ts';
import { ownData } from './own-data.ts';
import { experiment, settings, trains } from './store.ts';

/** Whether the lesson, as it is set, has a use for a table: one that trains learns from data, one that measures may have none. */
export const takesData = computed(() => {
  const lesson = experiment.value;
  if (!lesson || trains.value || ownData.value) return true;
  try {
    return lesson.dataset(readControls(lesson.controls, settings.value.controls)) !== null;
  } catch {
    // A setting that makes no sense is explained where it was made.
    return true;
  }
});
