import { chooseLesson } from '../session/commands.ts';
import { lessonsInOrder } from '../state/lesson-order.ts';
import { experiments, settings } from '../state/store.ts';

/** The lessons before and after this one, in the order of the list. */
export function NextLesson() {
  const lessons = lessonsInOrder(experiments.value);
  const at = lessons.findIndex(({ id }) => id === settings.value.lesson);
  const [before, after] = [lessons[at - 1], lessons[at + 1]];
  return (
    <nav class="next-lesson" aria-label="Lessons before and after">
      {before && (
        <button type="button" class="text-button" onClick={() => chooseLesson(before.id)}>
          <span>Before:</span> {before.title}
        </button>
      )}
      {after && (
        <button type="button" class="text-button" onClick={() => chooseLesson(after.id)}>
          <span>Next:</span> {after.title}
        </button>
      )}
    </nav>
  );
}
