import { type CurveLevel, levelText } from '../charts/curve-levels.ts';
import type { CurveLine } from '../charts/curve-lines.ts';
import { objectiveStyle, objectiveTurn } from '../charts/palette.ts';
import { shortened } from '../format/shortened.ts';
import { toggleOverlay } from '../session/overlaying.ts';
import { overlays } from '../session/recordings.ts';

/** How a swatch is broken where the colours begin again, as its curve is. */
const TURNS = ['', 'dash-dot', 'dash-dot-dot'];

/** What each line is, with a press to switch it off and on; what theory says, in full, whatever room the chart has. */
export function CurveLegend(props: {
  all: readonly CurveLine[];
  levels: readonly CurveLevel[];
  hidden: readonly string[];
  onToggle: (key: string) => void;
}) {
  const { all, levels, hidden, onToggle } = props;
  return (
    <ul class="legend">
      {all.map(({ key, run, label, kind }) => (
        <li key={key} style={objectiveStyle(run)}>
          <button type="button" aria-pressed={!hidden.includes(key)} onClick={() => onToggle(key)}>
            <span class={`swatch ${kind} ${TURNS[objectiveTurn(run)] ?? ''}`} aria-hidden="true" />
            {label}
          </button>
        </li>
      ))}
      {all.some(({ finish, key }) => finish !== null && !hidden.includes(key)) && (
        <li class="legend-note">
          <span class="ring" aria-hidden="true" /> float64 finish
        </li>
      )}
      {levels.map((level) => (
        <li
          key={levelText(level)}
          class="legend-note level"
          style={level.run === null ? undefined : objectiveStyle(level.run)}
        >
          <span class={level.slope ? 'swatch theory slope' : 'swatch theory'} aria-hidden="true" /> {levelText(level)}
        </li>
      ))}
      {overlays.value.map(({ id, name }) => (
        <li key={id}>
          <button type="button" class="text-button" onClick={() => void toggleOverlay(id)}>
            take {shortened(name)} away
          </button>
        </li>
      ))}
    </ul>
  );
}
