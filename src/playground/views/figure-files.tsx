import { plainText } from '../format/plain-text.ts';
import { describeError, notify } from '../state/notices.ts';
import { settings } from '../state/store.ts';

/** A figure as a picture to take away, as it is drawn now. */
export function FigureFiles({ id, title }: { id: string; title: string }) {
  const take = async (kind: 'png' | 'svg', button: Element) => {
    try {
      const [{ figureSvg }, { readFigure }, { downloadPicture }] = await Promise.all([
        import('../charts/figures/figure-svg.ts'),
        import('../charts/figures/read-figure.ts'),
        import('../charts/picture-file.ts'),
      ]);
      const picture = readFigure(button.closest('.figure')!);
      if (picture) await downloadPicture(figureSvg(picture), `${settings.peek().lesson}-${id}`, kind);
    } catch (error) {
      notify('wrong', 'figure file', describeError(error, 'Drawing the figure'));
    }
  };
  return (
    <span class="figure-files">
      {(['svg', 'png'] as const).map((kind) => (
        <button
          key={kind}
          type="button"
          class="text-button"
          aria-label={`Take the figure “${plainText(title)}” as ${kind.toUpperCase()}`}
          onClick={({ currentTarget }) => void take(kind, currentTarget)}
        >
          {kind.toUpperCase()}
        </button>
      ))}
    </span>
  );
}
