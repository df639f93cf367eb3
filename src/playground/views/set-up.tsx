import { session, setControls, setOwnData } from '../session/commands.ts';
import { type OwnData, ownData } from '../state/own-data.ts';
import { experiment, settings } from '../state/store.ts';
import { takesData } from '../state/takes-data.ts';
import { ControlField } from './control-field.tsx';
import { DataText } from './data-text.tsx';
import { takeFile } from './file-drop.ts';
import { takesFormulas } from './own/formulas-control.ts';
import { OwnField } from './own/own-field.tsx';

/** Every control of the lesson, and the reader's own data. A change begins anew; the learning rate changes in flight. */
export function SetUp() {
  const lesson = experiment.value;
  if (!lesson) return <p class="empty">The lesson is loading.</p>;
  const set = Object.keys(settings.value.controls);
  const field = (control: (typeof lesson.controls)[number]) =>
    takesFormulas(control) ? (
      <OwnField key={control.name} control={control} />
    ) : (
      <ControlField key={control.name} control={control} onSet={(text) => setControls({ [control.name]: text })} />
    );
  return (
    <form class="set-up" onSubmit={(event) => event.preventDefault()}>
      {lesson.controls.filter(({ advanced }) => !advanced).map(field)}
      {lesson.controls.some(({ advanced }) => advanced) && (
        <details open={lesson.controls.some(({ name, advanced }) => advanced && set.includes(name))}>
          <summary>More</summary>
          {lesson.controls.filter(({ advanced }) => advanced).map(field)}
        </details>
      )}
      {takesData.value && <OwnDataField />}
      {set.length > 0 && (
        <button type="button" onClick={() => setControls(Object.fromEntries(set.map((name) => [name, null])))}>
          All back to the lesson’s defaults
        </button>
      )}
    </form>
  );
}

function OwnDataField() {
  const own = ownData.value;
  return (
    <div class="field own">
      <label class="field-label" for="own-file">
        Your own data
      </label>
      <input
        id="own-file"
        type="file"
        accept=".csv,text/csv,.json,application/json"
        aria-describedby="own-help"
        onChange={({ currentTarget: { files } }) => {
          for (const file of files ?? []) void takeFile(file);
        }}
      />
      <p class="help" id="own-help">
        A CSV file with a header line and numbers; it stays on this machine. Files can also be dropped anywhere on the
        page.
      </p>
      <DataText />
      {own && (
        <>
          <OwnColumns own={own} />
          <button type="button" onClick={() => setOwnData(null)}>
            Back to the lesson’s data
          </button>
        </>
      )}
    </div>
  );
}

/** Which columns are used, in order: the chosen ones first; text has no place in a model. */
function OwnColumns({ own }: { own: OwnData }) {
  const chosen = own.columns ?? own.offered.map(({ name }) => name);
  const isRegression = session.plan.value?.runs[0]?.spec.model.kind === 'regression';
  const choose = (columns: string[]) => setOwnData({ ...own, columns });
  const others = own.offered.filter(({ name }) => !chosen.includes(name));
  return (
    <fieldset class="choices columns-of">
      <legend class="field-label">Columns of {own.name}</legend>
      {[...chosen.map((name) => ({ name, numeric: true })), ...others].map(({ name, numeric }) => {
        const isChosen = chosen.includes(name);
        const isLast = name === chosen.at(-1);
        return (
          <div key={name}>
            <label>
              <input
                type="checkbox"
                checked={isChosen}
                onChange={({ currentTarget }) => {
                  const next = isChosen ? chosen.filter((each) => each !== name) : [...chosen, name];
                  if (next.length > 0) choose(next);
                  else currentTarget.checked = true;
                }}
              />
              {name}
            </label>
            {!numeric && <span class="unit">text</span>}
            {isRegression && isLast && <span class="unit">target</span>}
            {isRegression && isChosen && !isLast && (
              <button
                type="button"
                class="text-button"
                onClick={() => choose([...chosen.filter((each) => each !== name), name])}
              >
                make target
              </button>
            )}
          </div>
        );
      })}
    </fieldset>
  );
}
