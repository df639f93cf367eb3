import { type CurveLevel, levelText } from '../charts/curve-levels.ts';
import type { CurveLine } from '../charts/curve-lines.ts';
import { curveLooks } from '../charts/curve-looks.ts';
import { objectiveStyle } from '../charts/palette.ts';
import { shortened } from '../format/shortened.ts';
import { toggleOverlay } from '../session/overlaying.ts';
import { overlays } from '../session/recordings.ts';

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
      {all.map((line) => (
        <li key={line.key} style={objectiveStyle(line.run)}>
          <button type="button" aria-pressed={!hidden.includes(line.key)} onClick={() => onToggle(line.key)}>
            <CurveSwatch line={line} />
            {line.label}
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
          <span class={level.slope ? 'swatch slope' : 'swatch'} aria-hidden="true" /> {levelText(level)}
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

/** A piece of the line as the chart draws it: one period of its dashes, with the stroke that ends it. */
function CurveSwatch({ line }: { line: CurveLine }) {
  const { width, alpha, dash } = curveLooks(line);
  const period = dash.reduce((sum, length) => sum + length, 0) + (dash[0] ?? 18);
  return (
    <svg class="swatch-line" width={period} height="6" viewBox={`0 0 ${period} 6`} aria-hidden="true">
      <path d={`M0 3H${period}`} stroke-width={width * 1.5} stroke-dasharray={dash.join(' ')} opacity={alpha} />
    </svg>
  );
}
