import { useEffect, useState } from 'preact/hooks';
import { session } from '../session/commands.ts';
import { pointsOfPlan } from '../session/points.ts';
import { takeData } from '../session/take-data.ts';
import { ownData } from '../state/own-data.ts';

/** Longer texts are edited in an editor, and dropped on the page. */
const LONGEST = 50_000;

/** The training points as CSV text, to be edited with a keyboard: what points in the panels are by hand. */
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
  const plan = session.plan.value;
  const points = plan && pointsOfPlan(plan);
  // A file that no plan could be made of is shown as it is, so that it can be mended.
  const editable = points && (!own || own.name === points.of) ? points : null;
  const data = plan?.runs[0]?.spec.data;
  const [text, setText] = useState<string | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: signals' values are what it depends on.
  useEffect(() => {
    let current = true;
    void import('../../datasets/write-table.ts').then(({ writeTable }) => {
      if (!current) return;
      if (editable)
        setText(
          writeTable(
            editable.columns,
            editable.points.map(({ row }) => row),
          ),
        );
      else setText(own?.text ?? (data ? writeTable(data.columns, [...data.train, ...data.heldOut]) : null));
    });
    return () => {
      current = false;
    };
  }, [own, plan]);
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
          const name = own?.name ?? 'numbers by hand';
          if (!editable) void takeData(name, new Blob([value]));
          else void import('../session/take-numbers.ts').then(({ takeNumbers }) => takeNumbers(name, value));
        }}
      >
        {text}
      </textarea>
      <p class="help" id="data-text-help">
        {editable
          ? 'The training points: a header line, then a line a point. Under another header they become your own data.'
          : 'A header line, then a line a point; what you change becomes your own data.'}
      </p>
    </>
  );
}
