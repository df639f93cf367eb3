import { DEFAULT_SETTINGS, type Settings } from '../../state/settings.ts';
import { writeUrl } from '../../state/url.ts';

export interface EmbedChoice {
  panel: Exclude<Settings['embed'], 'off'>;
  controls: readonly string[];
  /** Whether the page around it is given the script that makes the frame as tall as the panel. */
  fits: boolean;
}

/** Height of the frame until its panel has said its own, pixels. */
const HEIGHTS: Record<EmbedChoice['panel'], number> = { all: 1200, cards: 480, curves: 480, figures: 520, claims: 320 };

/** Which tab the one who shares has open is nobody else's: they begin with the Guide, and a frame has no tabs. */
const NOT_SHARED = { panel: DEFAULT_SETTINGS.panel };

/** The address of one panel. `page`: the page's own address, without a query. */
export function embedAddress(page: string, settings: Settings, { panel, controls }: EmbedChoice): string {
  return page + writeUrl({ ...settings, ...NOT_SHARED, embed: panel, embedControls: controls });
}

/** The whole page of an embedded panel: the same lesson with the same settings. */
export function wholeAddress(page: string, settings: Settings): string {
  return page + writeUrl({ ...settings, ...NOT_SHARED, embed: 'off', embedControls: [] });
}

/** HTML to paste into another page. */
export function embedSnippet(page: string, settings: Settings, title: string, choice: EmbedChoice): string {
  const frame = [
    `<iframe src="${attribute(embedAddress(page, settings, choice))}"`,
    `  title="Objectively: ${attribute(title)}" width="100%" height="${HEIGHTS[choice.panel]}"`,
    '  loading="lazy" style="border: 0"></iframe>',
  ].join('\n');
  return choice.fits ? `${frame}\n${FITTING_SCRIPT}` : frame;
}

/** Several frames of a page may bring it: each then does the same once more. */
const FITTING_SCRIPT = `<script>
  addEventListener('message', ({ data, source }) => {
    if (data?.type !== 'objectively:size') return;
    for (const frame of document.querySelectorAll('iframe')) {
      if (frame.contentWindow === source) frame.style.height = data.height + 'px';
    }
  });
</script>`;

function attribute(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}
