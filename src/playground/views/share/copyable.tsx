import { useEffect, useRef, useState } from 'preact/hooks';

/** Text to take away: shown whole, with a button that copies it. `rows`: more than one line. */
export function Copyable(props: { label: string; text: string; rows?: number; help?: string }) {
  const { label, text, rows = 1, help } = props;
  const field = useRef<HTMLTextAreaElement>(null);
  const [said, setSaid] = useState('');
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was copied is not what stands there now.
  useEffect(() => setSaid(''), [text]);

  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(text);
      setSaid('Copied.');
    } catch {
      field.current?.select();
      setSaid('The browser does not let a page copy here: the text is selected, copy it with the keyboard.');
    }
  }

  return (
    <div class="copyable">
      <div class="copyable-head">
        <span class="field-label">{label}</span>
        <span class="said" role="status">
          {said}
        </span>
        <button type="button" aria-label={`Copy: ${label}`} onClick={() => void copy()}>
          Copy
        </button>
      </div>
      <textarea
        ref={field}
        readonly
        rows={rows}
        spellcheck={false}
        aria-label={label}
        value={text}
        wrap={rows > 1 ? 'off' : 'soft'}
      />
      {help && <p class="help">{help}</p>}
    </div>
  );
}
