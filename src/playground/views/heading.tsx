import { describePointEdits, readPointEdits } from '../../experiment/point-edits.ts';
import { shortened } from '../format/shortened.ts';
import { setControls, setOwnData } from '../session/commands.ts';
import { ownData } from '../state/own-data.ts';
import { experiment, settings } from '../state/store.ts';
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
      <EditsLine />
    </div>
  );
}

/** What was changed by hand in the training points, also for those who were sent the address. */
function EditsLine() {
  const edits = readPointEdits(settings.value.controls.edits ?? '');
  if (!edits) return null;
  return (
    <p class="own-data">
      Edited by hand: <strong>{describePointEdits(edits)}</strong>
      <button type="button" class="text-button" onClick={() => setControls({ edits: null })}>
        use the points as they were
      </button>
    </p>
  );
}
