import { useMemo, useState } from 'preact/hooks';
import { typesetObjective } from '../../../formula/typeset.ts';
import type { Objective } from '../../../objectives/objective.ts';
import { MOST_OWN } from '../../../objectives/own.ts';
import { joinOwn, splitOwn } from '../../../objectives/own-text.ts';
import { reviewObjective } from '../../../objectives/review/review.ts';
import { setControls } from '../../session/commands.ts';
import { changeDraft, clearDraft, ownDraft } from '../../state/own-draft.ts';
import { connectSavedFormulas } from '../../state/saved-formulas.ts';
import { experiment, settings } from '../../state/store.ts';
import { Choice } from '../choice.tsx';
import { FormulaInput } from './formula-input.tsx';
import type { FormulasControl } from './formulas-control.ts';
import { LanguageList } from './language-list.tsx';
import { OwnList } from './own-list.tsx';
import { PaysPlot } from './pays-plot.tsx';
import { readDraft, typedEntry } from './read-draft.ts';
import { ReviewList } from './review-list.tsx';
import { SavedList, SaveFormula } from './saved-list.tsx';
import { isStillTyped } from './still-typed.ts';
import { TypedFormula } from './typed-formula.tsx';
import { useRested } from './use-rested.ts';

const DRAWER_NAMES = { train: 'the training set', population: 'population P', model: 'model Q' };
const REST_MILLISECONDS = 250;

connectSavedFormulas();

/** Own objectives: those that compete, and one in hand, which is typeset and reviewed before it trains. */
export function OwnEditor({ control }: { control: FormulasControl }) {
  const { family, drawers } = control.formulas;
  const { over, pays, replaces } = ownDraft.value;
  const entries = splitOwn(settings.value.controls[control.name] ?? control.default);
  const reading = useMemo(() => readDraft({ over, pays }, family, control.check), [over, pays, family, control]);
  const [caret, setCaret] = useState<number | null>(null);
  const rested = useRested(pays, REST_MILLISECONDS) === pays;
  const mistake = rested && reading.kind === 'mistake' && !isStillTyped(pays, reading.at, caret) ? reading : null;
  const objective = reading.kind === 'objective' ? reading.objective : null;
  const full = replaces === null && entries.length >= MOST_OWN;
  const stillTyped = rested && reading.kind === 'mistake' && !mistake;
  const unready = full
    ? `${MOST_OWN} of your own at most: edit or remove one of them.`
    : stillTyped && 'No formula yet: type on.';
  const set = (next: typeof entries) => setControls({ [control.name]: next.length > 0 ? joinOwn(next) : null });

  function train(): void {
    if (!objective || full) return;
    const entry = { over, pays };
    set(replaces === null ? [...entries, entry] : entries.map((each, index) => (index === replaces ? entry : each)));
    clearDraft();
  }

  return (
    <>
      <OwnList
        entries={entries}
        edited={replaces}
        colours={competitorsBefore()}
        onEdit={(index) => changeDraft({ ...entries[index], replaces: index })}
        onRemove={(index) => {
          clearDraft();
          set(entries.filter((_, other) => other !== index));
        }}
      />
      {drawers.length > 1 && (
        <div class="drawn-by">
          <span class="field-label" aria-hidden="true">
            Drawn by
          </span>
          <Choice
            label="Drawn by"
            options={drawers}
            value={over}
            names={DRAWER_NAMES}
            onChange={(drawer) => changeDraft({ over: drawer })}
          />
        </div>
      )}
      <label class="field-label" for="own-pays">
        {replaces === null ? 'Pays' : `Pays, in place of ${entries.length > 1 ? `number ${replaces + 1}` : 'yours'}`}
      </label>
      <FormulaInput
        id="own-pays"
        text={pays}
        placeholder={family === 'residual' ? 'abs(r)^1.5' : '(logq - logp)^2'}
        mistaken={mistake !== null}
        at={mistake?.at}
        describedBy="own-problem own-pays-help"
        onInput={(text) => changeDraft(typedEntry(over, text, drawers))}
        onCaret={setCaret}
        onEnter={train}
      />
      <p class="problem" id="own-problem" role="status">
        {mistake?.sentence}
      </p>
      {reading.kind === 'empty' && (
        <p class="help" id="own-pays-help">
          {family === 'residual'
            ? 'A formula in the residual r, and the log noise scale s.'
            : 'A formula in logp and logq, of the point drawn.'}{' '}
          It is reviewed before it trains.
        </p>
      )}
      <TypedFormula tex={objective && texOf(objective)} empty={reading.kind === 'empty'} />
      {objective && <Reviewed objective={objective} index={competitorsBefore() + (replaces ?? entries.length)} />}
      <div class="own-actions">
        <button
          type="button"
          class="train-it"
          disabled={!objective || full}
          aria-describedby="own-problem own-pays-help own-unready"
          onClick={train}
        >
          Train it
        </button>
        {(replaces !== null || pays) && (
          <button type="button" class="text-button" onClick={clearDraft}>
            {replaces === null ? 'clear' : 'leave it as it was'}
          </button>
        )}
      </div>
      {unready && (
        <p class="help" id="own-unready">
          {unready}
        </p>
      )}
      {objective && <SaveFormula entry={{ over, pays }} family={family} />}
      <SavedList family={family} drawers={drawers} />
      <LanguageList family={family} />
    </>
  );
}

function texOf({ over, pays, unit }: Objective): string {
  return typesetObjective({ over, pays, parameters: {}, unit }, undefined, undefined, settings.value.units);
}

/** The review and the plot of a formula: both take a moment, and are made once. */
function Reviewed({ objective, index }: { objective: Objective; index: number }) {
  const key = useRested(JSON.stringify([objective.over, objective.pays]), REST_MILLISECONDS);
  const [over, pays] = JSON.parse(key) as [Objective['over'], string];
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key says what the objective is.
  const notes = useMemo(() => reviewObjective({ ...objective, over, pays }), [key]);
  return (
    <>
      <PaysPlot over={over} pays={pays} role={index} />
      <ReviewList notes={notes} />
    </>
  );
}

/** Built-in competitors come first, and have the first colours. */
function competitorsBefore(): number {
  const control = experiment.value?.controls.find(({ name }) => name === 'objective');
  if (!control) return 0;
  return String(settings.value.controls[control.name] ?? control.default).split(',').length;
}
