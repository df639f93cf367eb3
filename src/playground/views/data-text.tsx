import { useEffect, useState } from 'preact/hooks';
import { session } from '../session/commands.ts';
import { takeData } from '../session/take-data.ts';
import { ownData } from '../state/own-data.ts';

/** Longer texts are edited in an editor, and dropped on the page. */
const LONGEST = 50_000;

/** The data as CSV text, to be edited with a keyboard: what points in the panels are by hand. */
export function DataText() {
  const [open, setOpen] = useState(false);
  const data = session.plan.value?.runs[0]?.spec.data;
  if (!data && !ownData.value) return null;
  return (
    <details class="data-text" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>The numbers, as text</summary>
      {open && <Numbers />}
    </details>
  );
}

function Numbers() {
  const own = ownData.value;
  const data = session.plan.value?.runs[0]?.spec.data;
  const [lessons, setLessons] = useState<string | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: signals' values are what it depends on.
  useEffect(() => {
    if (own || !data) return;
    let current = true;
    void import('../../datasets/write-table.ts').then(({ writeTable }) => {
      if (current) setLessons(writeTable(data.columns, [...data.train, ...data.heldOut]));
    });
    return () => {
      current = false;
    };
  }, [own, data]);
  const text = own?.text ?? lessons;
  if (text === null) return <p class="help">Being written …</p>;
  if (text.length > LONGEST) return <p class="help">They are too many to edit here.</p>;
  return (
    <>
      <label class="visually-hidden" for="data-text">
        The numbers, as CSV text
      </label>
      <textarea
        id="data-text"
        key={text}
        rows={8}
        spellcheck={false}
        aria-describedby="data-text-help"
        onChange={({ currentTarget: { value } }) => {
          void takeData(own?.name ?? 'numbers by hand', value);
        }}
      >
        {text}
      </textarea>
      <p class="help" id="data-text-help">
        A header line, then a line a point; what you change becomes your own data.
      </p>
    </>
  );
}
