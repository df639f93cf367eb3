import { useEffect } from 'preact/hooks';
import { formatCount, formatNumber } from '../format/numbers.ts';
import type { Pointed } from './curve-pointer.ts';
import { objectiveStyle } from './palette.ts';

const WIDTH = 250;

/** Exact values at the crosshair. Held by a click it can be pressed: to go back to that step, or to let go (Escape too). */
export function CurveTooltip(props: {
  pointed: Pointed;
  width: number;
  onGoTo: (step: number) => void;
  onClose: () => void;
}) {
  const { pointed, width, onGoTo, onClose } = props;
  const { held, finish, step } = pointed;
  // biome-ignore lint/correctness/useExhaustiveDependencies: onClose always lets go of the same plot.
  useEffect(() => {
    if (!held) return;
    const onKey = (event: KeyboardEvent) => event.key === 'Escape' && onClose();
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [held]);

  const onLeft = pointed.left + 14 + WIDTH > width;
  const left = onLeft ? Math.max(4, pointed.left - 14 - WIDTH) : pointed.left + 14;
  return (
    <div
      class={held ? 'tooltip held' : 'tooltip'}
      style={{ left: `${left}px`, width: `${Math.min(WIDTH, width - 8)}px` }}
    >
      <dl>
        <dt>{finish ? 'after the float64 finish' : 'step'}</dt>
        <dd>{finish ? '' : formatCount(step)}</dd>
        {pointed.rows.map(({ key, run, label, value, smoothed, band }) => (
          <div key={key} style={objectiveStyle(run)}>
            <dt class="objective-ink">{label}</dt>
            <dd>{formatNumber(value)}</dd>
            {band && (
              <>
                <dt class="aside">from, to</dt>
                <dd class="aside">
                  {formatNumber(band[0])}, {formatNumber(band[1])}
                </dd>
              </>
            )}
            {smoothed !== null && (
              <>
                <dt class="aside">smoothed</dt>
                <dd class="aside">{formatNumber(smoothed)}</dd>
              </>
            )}
          </div>
        ))}
      </dl>
      {held && (
        <div class="tooltip-actions">
          {!finish && (
            <button type="button" class="text-button" onClick={() => onGoTo(step)}>
              Go back to this step
            </button>
          )}
          <button type="button" class="text-button" onClick={onClose}>
            Close
          </button>
        </div>
      )}
    </div>
  );
}
