import { useEffect } from 'preact/hooks';
import { formatCount, formatNumber } from '../format/numbers.ts';
import type { Pointed } from './curve-pointer.ts';
import { objectiveStyle } from './palette.ts';

const WIDTH = 250;

/**
 * Exact values at the crosshair, which is `left` pixels from the chart's edge. Held, it can be pressed: to go back to that step,
 * or to let go (Escape too).
 */
export function CurveTooltip(props: {
  pointed: Pointed;
  left: number;
  width: number;
  held?: { onGoTo: (step: number) => void; onClose: () => void };
}) {
  const { pointed, width, held } = props;
  const { finish, step } = pointed;
  const isHeld = held !== undefined;
  // biome-ignore lint/correctness/useExhaustiveDependencies: onClose always lets go of the same crosshair.
  useEffect(() => {
    if (!held) return;
    const onKey = (event: KeyboardEvent) => event.key === 'Escape' && held.onClose();
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [isHeld]);

  const onLeft = props.left + 14 + WIDTH > width;
  const left = onLeft ? Math.max(4, props.left - 14 - WIDTH) : props.left + 14;
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
            <button type="button" class="text-button" onClick={() => held.onGoTo(step)}>
              Go back to this step
            </button>
          )}
          <button type="button" class="text-button" onClick={held.onClose}>
            Close
          </button>
        </div>
      )}
    </div>
  );
}
