import { signal } from '@preact/signals';
import type { FormulasControl } from './formulas-control.ts';
import type { OwnEditor as Editor } from './own-editor.tsx';

/** Loaded apart: the language, its review and its plot are not needed before somebody looks at Set-up. */
const editor = signal<typeof Editor | null>(null);
let asked = false;

function load(): void {
  if (asked) return;
  asked = true;
  void import('./own-editor.tsx').then(({ OwnEditor }) => {
    editor.value = OwnEditor;
  });
}

/** The reader's own objectives, where the lesson lets them compete. */
export function OwnField({ control }: { control: FormulasControl }) {
  load();
  const Loaded = editor.value;
  return (
    <section class="field own-objectives" aria-labelledby="own-heading" aria-busy={!Loaded}>
      <h2 class="field-label" id="own-heading">
        {control.label}
      </h2>
      {Loaded && <Loaded control={control} />}
    </section>
  );
}
