import { computed } from '@preact/signals';
import { ownData } from '../state/own-data.ts';
import { settings } from '../state/store.ts';
import { session } from './commands.ts';

/**
 * What the page still shows while other data were taken and the plan of them is being made, which of a hundred thousand rows
 * takes seconds: the name of the data before. Null where what is shown is of the data that were chosen.
 */
export const earlierData = computed((): string | null => {
  const own = ownData.value;
  const planned = session.data.value;
  if (!session.plan.value || session.lesson.value !== settings.value.lesson) return null;
  const plannedOwn = planned?.own ? planned : null;
  const same = own?.name === plannedOwn?.name && own?.text === plannedOwn?.text && own?.columns === plannedOwn?.columns;
  if (same) return null;
  if (plannedOwn?.name === own?.name) return 'its columns before';
  return plannedOwn?.name ?? 'the lesson’s own data';
});
