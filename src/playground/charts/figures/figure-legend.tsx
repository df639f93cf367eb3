import type { Role } from '../../../experiment/figure.ts';
import { Prose } from '../../views/prose.tsx';
import { dashesOf, roleClass, roleStyle } from './role-style.ts';

export type LegendMark = 'line' | 'dots' | 'band' | 'bar';

/** What each mark means. With `onToggle`, entries are buttons that switch lines off and on. */
export function FigureLegend(props: {
  entries: readonly { label: string; role: Role; mark: LegendMark }[];
  hidden?: readonly number[];
  onToggle?: (index: number) => void;
}) {
  const { entries, hidden = [], onToggle } = props;
  return (
    <ul class="figure-legend">
      {entries.map(({ label, role, mark }, index) => {
        const text = (
          <>
            <Swatch mark={mark} role={role} dashes={dashesOf(entries, index)} />
            <span>
              <Prose text={label} />
            </span>
          </>
        );
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: its index is all the identity it has.
          <li key={index}>
            {onToggle ? (
              <button type="button" aria-pressed={!hidden.includes(index)} onClick={() => onToggle(index)}>
                {text}
              </button>
            ) : (
              text
            )}
          </li>
        );
      })}
    </ul>
  );
}

function Swatch({ mark, role, dashes }: { mark: LegendMark; role: Role; dashes: string | undefined }) {
  return (
    <svg class={roleClass(role)} style={roleStyle(role)} width="20" height="12" viewBox="0 0 20 12" aria-hidden="true">
      {mark === 'line' && <path data-mark="line" stroke-dasharray={dashes} d="M0 6H20" />}
      {mark === 'band' && <path data-mark="band" d="M0 1H20V11H0Z" />}
      {mark === 'dots' && (
        <g data-mark="dots">
          <circle cx="10" cy="6" r="3.5" />
        </g>
      )}
      {mark === 'bar' && <rect data-mark="bar" x="4" y="0.5" width="11" height="11" rx="1.5" />}
    </svg>
  );
}
