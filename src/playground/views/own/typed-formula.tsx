import { useRef } from 'preact/hooks';
import { FittedMaths } from '../fitted-maths.tsx';

/** The objective as it is typed. While the text has a mistake (`tex` is null), the last one that had none, faintly. */
export function TypedFormula({ tex, empty }: { tex: string | null; empty: boolean }) {
  const last = useRef<string | null>(null);
  if (empty) last.current = null;
  else if (tex !== null) last.current = tex;
  if (last.current === null) return null;
  return (
    <div class={tex === null ? 'typed-formula stale' : 'typed-formula'} aria-hidden={tex === null}>
      {tex === null && <span class="last-good">as it last could be read</span>}
      <FittedMaths tex={last.current} />
    </div>
  );
}
