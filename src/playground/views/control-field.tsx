import { signal } from '@preact/signals';
import { useState } from 'preact/hooks';
import type { Control } from '../../experiment/control.ts';
import { readControls } from '../../experiment/controls.ts';
import { formatCount, formatShort } from '../format/numbers.ts';
import { helpInWords, optionWords } from '../format/option-words.ts';
import { shortened } from '../format/shortened.ts';
import { defaultText } from '../state/default-text.ts';
import { objectiveLabels, settings } from '../state/store.ts';
import { TextFile } from './text-file.tsx';

/** Characters of a line of text in the side panel. */
const LINE = 24;

/** The field of the transport whose mistake is told: their bubbles would cover each other. */
const told = signal('');

/** One control of the lesson: labelled, with unit and range; a bad value is explained in place and not applied. */
export function ControlField(props: { control: Control; compact?: boolean; onSet: (text: string | null) => void }) {
  const { control, compact, onSet } = props;
  const [problem, setProblem] = useState<string | null>(null);
  const unset = defaultText(control);
  const text = settings.value.controls[control.name] ?? unset;
  const id = `${compact ? 'transport' : 'set-up'}-${control.name}`;
  const helpId = `${id}-help`;
  const problemId = `${id}-problem`;
  const tells = problem !== null && (!compact || told.value === id);

  const tell = () => {
    if (problem !== null) told.value = id;
  };

  function submit(got: string): void {
    try {
      // By its label: the reader does not know its name.
      readControls([{ ...control, name: control.label }], { [control.label]: got });
      setProblem(null);
      if (got !== text) onSet(got === unset ? null : got);
    } catch (error) {
      setProblem(
        `${(error as Error).message} Meanwhile ${text === '' ? 'nothing' : `“${shortened(text)}”`} stays in use.`,
      );
      told.value = id;
    }
  }

  return (
    <div class={compact ? 'field compact' : 'field'} onFocusIn={tell}>
      <label class="field-label" for={id}>
        {control.label}
        {control.unit && <span class="unit"> {control.unit}</span>}
      </label>
      <Editor
        control={control}
        id={id}
        text={text}
        describedBy={[compact ? '' : helpId, tells ? problemId : ''].filter(Boolean).join(' ') || undefined}
        wrong={problem !== null}
        submit={submit}
      />
      {!compact && (
        <p class="help" id={helpId}>
          {'options' in control ? helpInWords(control.help, control.options) : control.help} {rangeOf(control)}
        </p>
      )}
      {!compact && control.kind === 'text' && control.multiline && <TextFile control={control} text={text} />}
      {tells && (
        <p class="problem" id={problemId} role="alert">
          {problem}
        </p>
      )}
    </div>
  );
}

function Editor(props: {
  control: Control;
  id: string;
  text: string;
  describedBy: string | undefined;
  wrong: boolean;
  submit: (text: string) => void;
}) {
  const { control, id, text, describedBy, wrong, submit } = props;
  if (control.kind === 'choice') {
    return (
      <select
        id={id}
        value={text}
        aria-describedby={describedBy}
        onChange={(event) => submit(event.currentTarget.value)}
      >
        {control.options.map((option) => (
          <option key={option} value={option}>
            {optionLabel(control.name, option)}
          </option>
        ))}
      </select>
    );
  }
  if (control.kind === 'choices') {
    const chosen = text.split(',');
    return (
      <fieldset id={id} class="choices" aria-describedby={describedBy}>
        <legend class="visually-hidden">{control.label}</legend>
        {control.options.map((option) => (
          <label key={option}>
            <input
              type="checkbox"
              checked={chosen.includes(option)}
              onChange={(event) => {
                const next = control.options.filter((each) =>
                  each === option ? event.currentTarget.checked : chosen.includes(each),
                );
                // A comparison needs somebody to compare: the last one stays.
                if (next.length > 0) submit(next.join(','));
                else event.currentTarget.checked = true;
              }}
            />
            {optionLabel(control.name, option)}
          </label>
        ))}
      </fieldset>
    );
  }
  if (control.kind === 'text') {
    return (
      <textarea
        id={id}
        key={text}
        rows={control.multiline ? 8 : Math.max(1, Math.min(4, Math.ceil(text.length / LINE)))}
        spellcheck={false}
        aria-describedby={describedBy}
        aria-invalid={wrong || undefined}
        onChange={(event) => submit(event.currentTarget.value)}
      >
        {text}
      </textarea>
    );
  }
  return (
    <input
      id={id}
      key={text}
      type="text"
      inputMode={control.kind === 'integer' ? 'numeric' : 'decimal'}
      // Not `value`: what is being typed would be put back whenever the run goes on.
      defaultValue={text}
      aria-describedby={describedBy}
      aria-invalid={wrong || undefined}
      onChange={(event) => submit(event.currentTarget.value.trim())}
    />
  );
}

/** Objectives by their labels; other options are words already. */
function optionLabel(control: string, option: string): string {
  if (control === 'objective') return objectiveLabels.value.get(option) ?? option;
  return optionWords(option);
}

function rangeOf(control: Control): string {
  if (control.kind !== 'number' && control.kind !== 'integer') return '';
  if (control.max >= Number.MAX_SAFE_INTEGER) return `From ${formatShort(control.min)} up.`;
  const format = control.kind === 'integer' ? formatCount : formatShort;
  return `${format(control.min)} to ${format(control.max)}.`;
}
