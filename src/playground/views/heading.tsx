import { shortened } from '../format/shortened.ts';
import { informationWords } from '../format/units.ts';
import { session, setOwnData } from '../session/commands.ts';
import { earlierData } from '../session/earlier-data.ts';
import { ownData } from '../state/own-data.ts';
import { experiment, settings } from '../state/store.ts';
import { FittedMaths } from './fitted-maths.tsx';
import { Prose } from './prose.tsx';

/** The lesson's question and its one sentence of set-up. */
export function Heading() {
  const lesson = experiment.value;
  if (!lesson) {
    return (
      <div class="heading" aria-busy="true">
        <h1 class="placeholder">A playground for training objectives</h1>
        <p class="placeholder">Choose who draws and what is paid, and watch losses train side by side.</p>
      </div>
    );
  }
  const written = lesson.formula;
  const formula = typeof written === 'function' ? written(informationWords(settings.value.units)) : written;
  return (
    <div class="heading">
      <h1>{lesson.question}</h1>
      <p>
        <Prose text={lesson.setUp} />
      </p>
      {formula && <FittedMaths key={lesson.id} tex={formula} display />}
      <DataLine />
    </div>
  );
}

/** Which data the lesson was given; while they are prepared, of which the rest of the page still is. */
function DataLine() {
  const own = ownData.value;
  const earlier = earlierData.value;
  if (!own && earlier === null) return null;
  const failed = session.phase.value === 'failed';
  return (
    <p class="own-data" role="status">
      {earlier === null ? 'Your data: ' : failed ? 'Could not be prepared: ' : 'Preparing '}
      {own ? <strong>{shortened(own.name)}</strong> : 'the lesson’s own data'}
      {own?.columns && <span> · {own.columns.join(', ')}</span>}
      {earlier !== null && `${failed ? '' : ' …'} What stands below is still of ${shortened(earlier)}.`}
      {own && (
        <button type="button" class="text-button" onClick={() => setOwnData(null)}>
          use the lesson’s data
        </button>
      )}
    </p>
  );
}
