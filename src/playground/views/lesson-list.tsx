import { chooseLesson } from '../session/commands.ts';
import { GROUPS } from '../state/lesson-order.ts';
import { experiments, settings } from '../state/store.ts';
import { verdicts } from '../state/verdicts.ts';

const VERDICTS = { held: 'all claims held when last run here', failed: 'a claim failed when last run here' };

/** Lessons by group, each with a dot for its claims; one select on a phone. */
export function LessonList() {
  const groups = GROUPS.map((group) => ({
    group,
    lessons: experiments.value.filter((each) => each.group === group),
  })).filter(({ lessons }) => lessons.length > 0);
  const current = settings.value.lesson;
  return (
    <nav class="lessons" aria-label="Lessons">
      <label class="lesson-select">
        <span class="visually-hidden">Lesson</span>
        <select value={current} onChange={(event) => chooseLesson(event.currentTarget.value)}>
          {groups.map(({ group, lessons }) => (
            <optgroup key={group} label={group}>
              {lessons.map(({ id, title }) => (
                <option key={id} value={id}>
                  {title}
                </option>
              ))}
            </optgroup>
          ))}
        </select>
      </label>
      {groups.map(({ group, lessons }) => (
        <section key={group}>
          <h2>{group}</h2>
          <ul>
            {lessons.map(({ id, title }) => {
              const verdict = verdicts.value[id];
              return (
                <li key={id}>
                  <button
                    type="button"
                    aria-current={id === current ? 'page' : undefined}
                    onClick={() => chooseLesson(id)}
                  >
                    {title}
                    <span class={`dot ${verdict ?? ''}`} title={verdict ? VERDICTS[verdict] : 'not yet run here'}>
                      <span class="visually-hidden">{verdict ? VERDICTS[verdict] : 'not yet run here'}</span>
                    </span>
                  </button>
                </li>
              );
            })}
          </ul>
        </section>
      ))}
    </nav>
  );
}
