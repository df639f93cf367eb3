import { typesetObjective } from '../../../formula/typeset.ts';
import { ownObjective } from '../../../objectives/own.ts';
import { type OwnEntry, writeOwn } from '../../../objectives/own-text.ts';
import { objectiveStyle } from '../../charts/palette.ts';
import { settings } from '../../state/store.ts';
import { FittedMaths } from '../fitted-maths.tsx';

/** One's own objectives that compete now. `colours`: how many competitors come before them. */
export function OwnList(props: {
  entries: readonly OwnEntry[];
  edited: number | null;
  colours: number;
  onEdit: (index: number) => void;
  onRemove: (index: number) => void;
}) {
  const { entries, edited, colours, onEdit, onRemove } = props;
  if (entries.length === 0) return null;
  return (
    <ol class="own-list" aria-label="Competing now">
      {entries.map((entry, index) => {
        const name = entries.length > 1 ? `Your own ${index + 1}` : 'Your own';
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: its place is all the identity it has.
          <li key={index} style={objectiveStyle(colours + index)} class={index === edited ? 'edited' : ''}>
            <span class="own-name objective-ink">{name}</span>
            <span class="own-item-actions">
              <button type="button" class="text-button" aria-label={`Edit ${name}`} onClick={() => onEdit(index)}>
                edit
              </button>
              <button type="button" class="text-button" aria-label={`Remove ${name}`} onClick={() => onRemove(index)}>
                remove
              </button>
            </span>
            <FittedMaths tex={texOf(entry)} />
          </li>
        );
      })}
    </ol>
  );
}

/** What stands in the address was checked when it was read; a text is shown where it no longer makes sense. */
function texOf(entry: OwnEntry): string {
  try {
    const { unit } = ownObjective(entry, null);
    return typesetObjective({ ...entry, parameters: {}, unit }, undefined, undefined, settings.value.units);
  } catch {
    return `\\text{${writeOwn(entry).replace(/[^\w\s+*/().,<>=?:-]/g, '')}}`;
  }
}
