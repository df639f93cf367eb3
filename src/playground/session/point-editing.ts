import { computed, effect, signal } from '@preact/signals';
import { clearTopic } from '../state/notices.ts';
import { ownData } from '../state/own-data.ts';
import { settings } from '../state/store.ts';
import { session, setControls } from './commands.ts';
import { editsText, type Points } from './points.ts';
import { SharedDraft } from './shared-draft.ts';

/** What a click does: a mode for those who have no modifier key. */
export const pointMode = signal<'add' | 'remove'>('add');

/** So long after the last change, points are taken: each taking begins the lesson anew. */
export const POINTS_REST_MILLISECONDS = 900;

/** The points as they are being edited, in all panels. */
export const pointDraft = new SharedDraft<Points>(takePoints, () => session.plan.value);

/** The texts of the control `edits` that were taken back to, the latest last; null: no edits. */
const earlier = signal<readonly (string | null)[]>([]);

/** Whether there is something to undo: what is in hand, or what was taken. */
export const canUndo = computed(() => pointDraft.value.value !== null || earlier.value.length > 0);

/** Of other data nothing is in hand, nor to be undone. */
const dataInUse = computed(() => {
  const { lesson, controls } = settings.value;
  return [lesson, controls.dataset, ownData.value?.name].join();
});
effect(() => {
  void dataInUse.value;
  pointMode.value = 'add';
  earlier.value = [];
  pointDraft.drop();
});

/** The points become the lesson's, and it begins anew: the same runs, the same split. */
export function takePoints(points: Points): void {
  setEdits(editsText(points) || null);
}

/** Back to the points without edits. */
export function dropEdits(): void {
  pointDraft.drop();
  setEdits(null);
}

/** Takes back the latest change: of what is in hand, all since the lesson last began. */
export function undoEdits(): void {
  const { inHand } = pointDraft;
  pointDraft.drop();
  if (inHand) return;
  const texts = earlier.peek();
  earlier.value = texts.slice(0, -1);
  if (texts.length > 0) setControls({ edits: texts[texts.length - 1] });
}

function setEdits(text: string | null): void {
  const now = settings.peek().controls.edits ?? null;
  if (text === now) {
    // No plan is to come that would take the place of what is shown.
    pointDraft.drop();
    return;
  }
  earlier.value = [...earlier.peek(), now];
  clearTopic('edits');
  setControls({ edits: text });
}
