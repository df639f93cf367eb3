import { signal } from '@preact/signals';
import { memo } from './memo.ts';

type Render = (tex: string) => string;

/** KaTeX, once it has loaded: it is larger than the rest of the page and not needed for the first paint. */
const katex = signal<Render | null>(null);
let asked = false;

function load(): void {
  if (asked) return;
  asked = true;
  void Promise.all([import('katex'), import('katex/dist/katex.min.css')]).then(([{ default: library }]) => {
    // throwOnError: a formula that KaTeX cannot set is shown as its source, in red. trust stays off: no links, no HTML.
    katex.value = (tex) => library.renderToString(tex, { throwOnError: false, output: 'htmlAndMathml' });
  }, showSource);
}

/** Without KaTeX a formula is its source: better to read than nothing. */
function showSource(): void {
  katex.value = (tex) => `<code>${tex.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</code>`;
}

/** A formula, typeset; until then its room is kept. */
export const Maths = memo(function Maths({ tex }: { tex: string }) {
  load();
  const render = katex.value;
  if (!render) return <span class="maths" aria-busy="true" />;
  // biome-ignore lint/security/noDangerouslySetInnerHtml: KaTeX escapes its input, and trust is off; so does what stands in for it.
  return <span class="maths" dangerouslySetInnerHTML={{ __html: render(tex) }} />;
});
