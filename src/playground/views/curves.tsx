import { useState } from 'preact/hooks';
import { CurveCharts } from '../charts/curve-charts.tsx';
import type { CurveView } from '../charts/curve-frame.ts';
import { formatNumber } from '../format/numbers.ts';
import { session } from '../session/commands.ts';
import { rewindTo } from '../session/rewind.ts';
import { seriesTitle } from '../session/series.ts';
import { PAGE_CHOICES } from '../state/settings.ts';
import { change, settings, theme } from '../state/store.ts';
import { Choice } from './choice.tsx';
import { CurveActions } from './curve-actions.tsx';
import { CurveLegend } from './curve-legend.tsx';
import { CurveTable } from './curve-table.tsx';
import { CurveTools } from './curve-tools.tsx';
import { type ShownCurves, shownCurves } from './shown-curves.ts';

/** All training curves on one axis, theory beneath; as a chart, in rows, as sound, and to take away. */
export function Curves() {
  const [hidden, setHidden] = useState<readonly string[]>([]);
  const [startApart, setStartApart] = useState(false);
  const [heardStep, setHeardStep] = useState<number | null>(null);
  const shown = shownCurves(hidden);
  if (!shown) return null;
  const { all, view, panels, problem } = shown;
  const { curvesAs, curvesFrom } = settings.value;
  const everything = curvesFrom === 'start';
  const seeStart = () => change({ curvesFrom: everything ? 'settled' : 'start' });
  const toggle = (key: string) =>
    setHidden(hidden.includes(key) ? hidden.filter((each) => each !== key) : [...hidden, key]);
  return (
    <section class="curves" aria-labelledby="curves-title">
      <CurvesHead shown={shown} />
      <div class="sheet">
        <CurveTools shown={shown} />
        {problem && <p class="empty">{problem}</p>}
        {curvesAs === 'table' ? (
          <CurveTable lines={view.lines} />
        ) : (
          <CurveCharts
            panels={heardStep === null ? panels : panels.map((each) => ({ ...each, moment: heardStep }))}
            frame={session.curveFrame.value}
            moving={session.phase.value === 'playing'}
            theme={theme.value}
            summarise={summarise}
            onFit={seeStart}
            onStartApart={setStartApart}
            onGoTo={(step) => void rewindTo(step >= session.step ? null : step)}
          />
        )}
        <CurveLegend all={all} levels={view.levels} hidden={hidden} onToggle={toggle} />
        {curvesAs === 'chart' && (
          <p class="hint">
            {startApart && (
              <>
                {everything
                  ? 'The start of the runs flattens what follows: '
                  : 'The start of the runs is off the axis: '}
                <button type="button" class="text-button" onClick={seeStart}>
                  {everything ? 'fit what they settle to' : 'show it'}
                </button>
                .{' '}
              </>
            )}
            <span class="with-pointer">Drag across the chart to zoom, double-click to fit, click to hold a step.</span>
            <span class="with-finger">Tap the chart to hold a step.</span>
          </p>
        )}
        <CurveActions shown={shown} onHeard={setHeardStep} />
      </div>
    </section>
  );
}

function CurvesHead({ shown: { choices, chosen } }: { shown: ShownCurves }) {
  const { axis, curvesAs } = settings.value;
  return (
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
          label="Curves as"
          options={PAGE_CHOICES.curvesAs}
          value={curvesAs}
          onChange={(kind) => change({ curvesAs: kind })}
        />
        {curvesAs === 'chart' && (
          <Choice
            label="Upright axis"
            options={PAGE_CHOICES.axis}
            value={axis}
            onChange={(kind) => change({ axis: kind })}
          />
        )}
      </div>
    </div>
  );
}

/** What the chart says, for those who cannot see it. */
function summarise({ lines, factor }: CurveView): string {
  const parts = lines.map(({ label, values, finish, unit }) => {
    const [first, last] = [values[0], finish ?? values.at(-1)];
    if (first === undefined || last === undefined) return `${label}: nothing yet`;
    return `${label} from ${formatNumber(first * factor(unit))} to ${formatNumber(last * factor(unit))}`;
  });
  return `Training curves. ${parts.join('; ')}.`;
}
