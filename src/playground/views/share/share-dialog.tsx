import { useState } from 'preact/hooks';
import { session } from '../../session/commands.ts';
import { offeredControls } from '../../state/embed.ts';
import { ownData } from '../../state/own-data.ts';
import { PAGE_CHOICES } from '../../state/settings.ts';
import { experiment, settings } from '../../state/store.ts';
import { leftOutOfUrl } from '../../state/url.ts';
import { Choice } from '../choice.tsx';
import { DialogFrame } from '../dialog-frame.tsx';
import { Copyable } from './copyable.tsx';
import { type EmbedChoice, embedAddress, embedSnippet, wholeAddress } from './embed-snippet.ts';
import { specDocument } from './spec-document.ts';

const PANELS = PAGE_CHOICES.embed.filter((panel) => panel !== 'off');

/** What a reader can take away of what is on the page: its address, one panel for another page, the runs as data. */
export function ShareDialog() {
  const [choice, setChoice] = useState<EmbedChoice>({ panel: 'cards', controls: [], fits: true });
  const page = location.origin + location.pathname;
  const lesson = experiment.value;
  const plan = session.plan.value;
  const panels = plan?.runs.length ? PANELS : PANELS.filter((panel) => panel !== 'cards' && panel !== 'curves');
  const chosen = panels.includes(choice.panel) ? choice : { ...choice, panel: 'all' as const };
  const missing = whatIsMissing();
  const offered = offeredControls(lesson?.controls ?? []);
  const box = ({ name, label }: (typeof offered)[number]) => (
    <label key={name}>
      <input
        type="checkbox"
        checked={choice.controls.includes(name)}
        onChange={({ currentTarget: { checked } }) => {
          const others = choice.controls.filter((each) => each !== name);
          setChoice({ ...choice, controls: checked ? [...others, name] : others });
        }}
      />
      {label}
    </label>
  );
  return (
    <DialogFrame title="Share">
      <Copyable
        label="Address of this page"
        text={wholeAddress(page, settings.value)}
        help={`Every setting is in it.${missing}`}
      />
      <section class="dialog-part">
        <h3>One panel, for another page or a slide</h3>
        <Choice
          label="Panel"
          options={panels}
          value={chosen.panel}
          onChange={(panel) => setChoice({ ...choice, panel })}
        />
        <fieldset class="choices in-line">
          <legend class="field-label">Controls that it offers</legend>
          {offered.filter(({ advanced }) => !advanced).map(box)}
          {offered.some(({ advanced }) => advanced) && (
            <details
              open={offered.some(({ name, advanced }) => advanced && choice.controls.includes(name)) || undefined}
            >
              <summary>More</summary>
              {offered.filter(({ advanced }) => advanced).map(box)}
            </details>
          )}
        </fieldset>
        <label class="one-line">
          <input
            type="checkbox"
            checked={choice.fits}
            onChange={({ currentTarget: { checked } }) => setChoice({ ...choice, fits: checked })}
          />
          with the script that makes the frame as tall as the panel
        </label>
        <Copyable
          label="HTML of the frame"
          text={embedSnippet(page, settings.value, lesson?.title ?? '', chosen)}
          rows={choice.fits ? 6 : 3}
        />
        <p class="help">
          <a href={embedAddress(page, settings.value, chosen)} target="_blank" rel="noopener">
            See the panel alone
          </a>
        </p>
      </section>
      {plan && plan.runs.length > 0 && (
        <section class="dialog-part">
          <h3>The runs themselves</h3>
          <Copyable
            label="Run specs as JSON"
            text={specDocument(lesson?.id ?? '', settings.value.controls, plan)}
            rows={6}
            help="Everything that decides the runs: objective, model, data, start, optimizer, seed. The recording format documents it."
          />
        </section>
      )}
    </DialogFrame>
  );
}

function whatIsMissing(): string {
  return [
    ownData.value ? ' Your own data are not: they stay on this machine.' : '',
    leftOutOfUrl(settings.value).length > 0 ? ' Your text is not: it is too long.' : '',
    session.rateInFlight === null
      ? ''
      : ' The learning rate was set while it trained, which no address can say: opened from this one, the runs have it from the first step. A recording says at which step it was set.',
  ].join('');
}
