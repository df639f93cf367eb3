import { shortened } from '../format/shortened.ts';
import { setOwnData } from '../session/commands.ts';
import { ownData } from '../state/own-data.ts';
import { experiment } from '../state/store.ts';
import { FittedMaths } from './fitted-maths.tsx';
import { Prose } from './prose.tsx';

/** The lesson's question and its one sentence of set-up. */
export function Heading() {
  const lesson = experiment.value;
  const own = ownData.value;
  if (!lesson) {
    return (
      <div class="heading" aria-busy="true">
        <h1 class="placeholder">A playground for training objectives</h1>
        <p class="placeholder">Choose who draws and what is paid, and watch losses train side by side.</p>
      </div>
    );
  }
  return (
    <div class="heading">
      <h1>{lesson.question}</h1>
      <p>
        <Prose text={lesson.setUp} />
      </p>
      {lesson.formula && <FittedMaths key={lesson.id} tex={lesson.formula} display />}
      {own && (
        <p class="own-data">
          Your data: <strong>{shortened(own.name)}</strong>
          {own.columns && <span> · {own.columns.join(', ')}</span>}
          <button type="button" class="text-button" onClick={() => setOwnData(null)}>
            use the lesson’s data
          </button>
        </p>
      )}
    </div>
  );
}
