import { markMistake } from './mistake.ts';

/** A formula's text, which grows with it; `at`: the character, from 1, at which a mistake is underlined. */
export function FormulaInput(props: {
  id: string;
  text: string;
  placeholder: string;
  mistaken: boolean;
  at: number | undefined;
  describedBy: string;
  onInput: (text: string) => void;
  /** Behind which character the reader types; null: nowhere any more. */
  onCaret: (at: number | null) => void;
  onEnter: () => void;
}) {
  const { id, text, placeholder, mistaken, at, describedBy, onInput, onCaret, onEnter } = props;
  const { before, wrong, after } = markMistake(text, mistaken ? at : undefined);
  return (
    <div class="formula-input">
      {/* Lies under the text, letter under letter, and decides the height of both. */}
      <div class="formula-echo" aria-hidden="true">
        {before}
        {wrong && <mark>{wrong}</mark>}
        {after}
        {'\u200b'}
      </div>
      <textarea
        id={id}
        rows={1}
        value={text}
        placeholder={placeholder}
        spellcheck={false}
        autocapitalize="off"
        autocomplete="off"
        aria-invalid={mistaken}
        aria-describedby={describedBy}
        onInput={({ currentTarget }) => {
          onCaret(currentTarget.selectionEnd);
          onInput(currentTarget.value);
        }}
        onSelect={({ currentTarget }) => onCaret(currentTarget.selectionEnd)}
        onBlur={() => onCaret(null)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
          event.preventDefault();
          onEnter();
        }}
      />
    </div>
  );
}
