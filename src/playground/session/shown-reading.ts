import { computed } from '@preact/signals';
import { session } from './commands.ts';
import { heldReading } from './held-reading.ts';

/** Quantities and figures as the page shows them: once all is measured, this plan's own and nothing else. */
export const shownReading = computed(() => {
  const now = session.reading.value;
  const { phase } = session;
  return heldReading(phase.value === 'finished' ? { quantities: [], figures: [] } : session.earlier.value, now);
});
