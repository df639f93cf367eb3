import { useState } from 'preact/hooks';
import type { Figure } from '../../experiment/figure.ts';
import { FigureDrawing } from '../charts/figures/figure-drawing.tsx';
import type { FigureEditing } from '../charts/figures/figure-editing.ts';
import { formatSentence } from '../format/sentence.ts';
import { session } from '../session/commands.ts';
import { setChecked } from '../session/set-checked.ts';
import { shownReading } from '../session/shown-reading.ts';
import { experiment, settings } from '../state/store.ts';
import { FigureFiles } from './figure-files.tsx';
import { OfLastStep } from './of-last-step.tsx';
import { Prose } from './prose.tsx';

/** What the lesson draws beside models and curves, each figure on a sheet of its own. */
export function Figures() {
  const { figures, late } = shownReading.value;
  if (figures.length === 0) return null;
  const narrow = figures.filter((figure) => !isWide(figure));
  // Nobody stands beside the last of an odd number: it takes the whole row.
  const alone = narrow.length % 2 === 1 ? narrow.at(-1) : undefined;
  return (
    <section class="figures" aria-label="Figures">
      <OfLastStep />
      {figures.map((figure) => (
        <FigureSheet
          key={figure.id}
          figure={figure}
          wide={figure === alone || isWide(figure)}
          late={late.has(`figure ${figure.id}`)}
        />
      ))}
    </section>
  );
}

function FigureSheet({ figure, wide, late }: { figure: Figure; wide: boolean; late: boolean }) {
  const [asTable, setAsTable] = useState(false);
  const { id, kind, title, caption } = figure;
  const { units } = settings.value;
  return (
    <figure
      class={`sheet figure ${wide ? 'wide-figure' : ''}`}
      data-figure={id}
      aria-labelledby={`figure-${id}`}
      aria-busy={late || undefined}
    >
      <header>
        <h2 id={`figure-${id}`}>
          <Prose text={formatSentence(title, units)} />
        </h2>
        {kind !== 'table' && (
          <div class="figure-actions">
            {!asTable && <FigureFiles id={id} title={title} />}
            <button type="button" class="pill" aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>
              {asTable ? 'Show as figure' : 'Show as table'}
            </button>
          </div>
        )}
      </header>
      {caption && (
        <figcaption>
          <Prose text={formatSentence(caption, units)} />
        </figcaption>
      )}
      <FigureDrawing figure={figure} units={units} asTable={asTable} editing={editing()} />
    </figure>
  );
}

/** Many bars, many columns: more than half a page's width. */
function isWide(figure: Figure): boolean {
  if (figure.kind === 'bars') return figure.labels.length * figure.series.length > 36;
  if (figure.kind === 'table') return figure.columns.length > 5;
  return figure.kind === 'grid' && figure.x.ticks.length > 24;
}

/** A figure sets controls as Set-up does: a value that the control refuses is explained and not applied. */
function editing(): FigureEditing {
  return {
    plan: session.plan.value,
    control: (name) => experiment.peek()?.controls.find((control) => control.name === name),
    set: setChecked,
  };
}
