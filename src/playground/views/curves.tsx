import { useState } from 'preact/hooks';
import { plannedSteps } from '../../experiment/planned-steps.ts';
import { CurveChart } from '../charts/curve-chart.tsx';
import { type CurveLine, type CurveSource, curveChoices, curveLines } from '../charts/curve-lines.ts';
import { objectiveStyle } from '../charts/palette.ts';
import { formatNumber } from '../format/numbers.ts';
import { shortened } from '../format/shortened.ts';
import { displayUnit } from '../format/units.ts';
import { session } from '../session/commands.ts';
import { historyOfRecording } from '../session/history.ts';
import { toggleOverlay } from '../session/overlaying.ts';
import { overlays } from '../session/recordings.ts';
import { rewound } from '../session/rewind.ts';
import { seriesTitle } from '../session/series.ts';
import { shownReplica } from '../session/shown-replica.ts';
import { PAGE_CHOICES } from '../state/settings.ts';
import { change, settings, theme } from '../state/store.ts';
import { Choice } from './choice.tsx';

/** One chart of all training curves, theory beneath, with a legend whose entries switch lines off and on. */
export function Curves() {
  void session.frame.value;
  const plan = session.plan.value;
  const { axis, units, curves } = settings.value;
  const [hidden, setHidden] = useState<readonly string[]>([]);
  const replica = shownReplica();
  if (!plan?.runs.length) return null;

  const live: CurveSource = {
    labels: plan.runs.map(({ label }) => label),
    histories: session.histories,
    overlay: false,
  };
  const earlier = overlays.value.map(
    ({ name, runs }): CurveSource => ({
      labels: runs.map(({ label }) => `${shortened(name)} · ${label}`),
      histories: runs.map(historyOfRecording),
      overlay: true,
    }),
  );
  const choices = curveChoices(session.histories);
  const chosen = choices.includes(curves) ? curves : 'losses';
  const all = curveLines([live, ...earlier], chosen, replica);
  const lines = all.filter(({ key }) => !hidden.includes(key));
  const factor = (unit: string) => displayUnit(unit, units).factor;
  const unitLabel = [...new Set(all.map(({ unit }) => displayUnit(unit, units).label))].join(' · ');
  const theory = chosen === 'losses' ? plan.theory : [];

  const toggle = (key: string) =>
    setHidden(hidden.includes(key) ? hidden.filter((each) => each !== key) : [...hidden, key]);
  return (
    <section class="curves" aria-labelledby="curves-title">
      <div class="section-head">
        <h2 id="curves-title">Training curves</h2>
        <div class="section-tools">
          <label class="bare-select">
            <span class="visually-hidden">Curves shown</span>
            <select value={chosen} onChange={({ currentTarget: { value } }) => change({ curves: value })}>
              {choices.map((name) => (
                <option key={name} value={name}>
                  {seriesTitle(name)}
                </option>
              ))}
            </select>
          </label>
          <Choice
            label="Upright axis"
            options={PAGE_CHOICES.axis}
            value={axis}
            onChange={(kind) => change({ axis: kind })}
          />
        </div>
      </div>
      <div class="sheet">
        <CurveChart
          view={{
            lines,
            theory,
            axis,
            factor,
            plannedSteps: plannedSteps(plan),
            unitLabel,
            moment: rewound.value?.step ?? null,
          }}
          theme={theme.value}
          summary={summarise(all, factor)}
        />
        <ul class="legend">
          {all.map(({ key, run, label, kind }) => (
            <li key={key} style={objectiveStyle(run)}>
              <button type="button" aria-pressed={!hidden.includes(key)} onClick={() => toggle(key)}>
                <span class={`swatch ${kind}`} aria-hidden="true" />
                {label}
              </button>
            </li>
          ))}
          {lines.some(({ finish }) => finish !== null) && (
            <li class="legend-note">
              <span class="ring" aria-hidden="true" /> float64 finish
            </li>
          )}
          {overlays.value.map(({ id, name }) => (
            <li key={id}>
              <button type="button" class="text-button" onClick={() => void toggleOverlay(id)}>
                take {shortened(name)} away
              </button>
            </li>
          ))}
        </ul>
        <p class="hint">
          Drag across the chart to zoom; double-click to fit, and again for everything from the first step.
        </p>
      </div>
    </section>
  );
}

/** What the chart says, for those who cannot see it. */
function summarise(lines: readonly CurveLine[], factor: (unit: string) => number): string {
  const parts = lines.map(({ label, values, finish, unit }) => {
    const [first, last] = [values[0], finish ?? values.at(-1)];
    if (first === undefined || last === undefined) return `${label}: nothing yet`;
    return `${label} from ${formatNumber(first * factor(unit))} to ${formatNumber(last * factor(unit))}`;
  });
  return `Training curves. ${parts.join('; ')}.`;
}
