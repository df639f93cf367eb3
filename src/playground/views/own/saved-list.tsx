import { useState } from 'preact/hooks';
import type { OwnEntry } from '../../../objectives/own-text.ts';
import { writeOwn } from '../../../objectives/own-text.ts';
import { changeDraft } from '../../state/own-draft.ts';
import {
  forgetFormula,
  LONGEST_NAME,
  type SavedFormula,
  savedFormulas,
  saveFormula,
} from '../../state/saved-formulas.ts';

type Family = SavedFormula['family'];

/** Gives the formula in hand a name in this browser. `entry`: null while it has a mistake. */
export function SaveFormula({ entry, family }: { entry: OwnEntry | null; family: Family }) {
  const [name, setName] = useState('');
  const [said, say] = useState('');
  const wanted = name.trim();
  const earlier = savedFormulas.value.some((each) => each.name === wanted && each.family === family);
  const save = () => {
    if (!entry || !wanted) return;
    saveFormula({ name: wanted, family, over: entry.over, pays: entry.pays.trim() });
    say(`Saved as ${wanted}.`);
    setName('');
  };
  return (
    <div class="save-formula">
      <label class="visually-hidden" for="own-name">
        Name to save it under
      </label>
      <input
        id="own-name"
        type="text"
        value={name}
        maxLength={LONGEST_NAME}
        placeholder="a name for it"
        onInput={({ currentTarget }) => {
          setName(currentTarget.value);
          say('');
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return;
          event.preventDefault();
          save();
        }}
      />
      <button type="button" disabled={!entry || !wanted} onClick={save}>
        {earlier ? 'Replace' : 'Save'}
      </button>
      <span class="help" role="status">
        {said}
      </span>
    </div>
  );
}

/** The formulas that this browser keeps for lessons of the family, to be looked at and trained again. */
export function SavedList({ family, drawers }: { family: Family; drawers: readonly OwnEntry['over'][] }) {
  const offered = savedFormulas.value.filter((each) => each.family === family && drawers.includes(each.over));
  if (offered.length === 0) return null;
  return (
    <details class="saved-formulas">
      <summary>Saved formulas ({offered.length})</summary>
      <ul>
        {offered.map((formula) => (
          <li key={formula.name}>
            <strong>{formula.name}</strong>
            <code>{writeOwn(formula)}</code>
            <span>
              <button
                type="button"
                class="text-button"
                aria-label={`Use ${formula.name}`}
                onClick={() => changeDraft({ over: formula.over, pays: formula.pays })}
              >
                use
              </button>
              <button
                type="button"
                class="text-button"
                aria-label={`Forget ${formula.name}`}
                onClick={() => forgetFormula(formula)}
              >
                forget
              </button>
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}
