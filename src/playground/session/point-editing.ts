import { computed, effect, signal } from '@preact/signals';
import { settings } from '../state/store.ts';
import { session } from './commands.ts';
import type { Points } from './points.ts';
import { SharedDraft } from './shared-draft.ts';
import { takeData } from './take-data.ts';

/** What a click does: a mode for those who have no modifier key. */
export const pointMode = signal<'add' | 'remove'>('add');

/** So long after the last change, points are taken: each taking begins the lesson anew. */
export const POINTS_REST_MILLISECONDS = 900;

/** The points as they are being edited, in all panels. */
export const pointDraft = new SharedDraft<Points>(
  ({ columns, rows }) => void takePoints(columns, rows),
  () => session.plan.value,
);

/** Of another lesson nothing is in hand. */
const lesson = computed(() => settings.value.lesson);
effect(() => {
  void lesson.value;
  pointMode.value = 'add';
  pointDraft.drop();
});

async function takePoints(columns: Points['columns'], rows: Points['rows']): Promise<void> {
  const { writeTable } = await import('../../datasets/write-table.ts');
  await takeData('points by hand', writeTable(columns, rows));
}
