import { setControls, setOwnData } from '../session/commands.ts';
import { ownData } from '../state/own-data.ts';
import { experiment, settings } from '../state/store.ts';
import { ControlField } from './control-field.tsx';
import { takeFile } from './file-drop.ts';

/** Every control of the lesson, and the reader's own data. A change begins anew; the learning rate changes in flight. */
export function SetUp() {
  const lesson = experiment.value;
  if (!lesson) return <p class="empty">The lesson is loading.</p>;
  const set = Object.keys(settings.value.controls);
  const field = (control: (typeof lesson.controls)[number]) => (
    <ControlField key={control.name} control={control} onSet={(text) => setControls({ [control.name]: text })} />
  );
  return (
    <form class="set-up" onSubmit={(event) => event.preventDefault()}>
      {lesson.controls.filter(({ advanced }) => !advanced).map(field)}
      <details open={lesson.controls.some(({ name, advanced }) => advanced && set.includes(name))}>
        <summary>More</summary>
        {lesson.controls.filter(({ advanced }) => advanced).map(field)}
      </details>
      <OwnDataField />
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
      {own && (
        <>
          <label class="field-label" for="own-columns">
            Columns of {own.name}
          </label>
          <input
            id="own-columns"
            type="text"
            placeholder="all, in the file’s order"
            value={own.columns?.join(',') ?? ''}
            aria-describedby="columns-help"
            onChange={({ currentTarget: { value } }) => {
              const columns = value.split(',').map((column) => column.trim());
              setOwnData({ ...own, columns: value.trim() === '' ? null : columns });
            }}
          />
          <p class="help" id="columns-help">
            Comma-separated; in a regression the last is the target.
          </p>
          <button type="button" onClick={() => setOwnData(null)}>
            Back to the lesson’s data
          </button>
        </>
      )}
    </div>
  );
}
