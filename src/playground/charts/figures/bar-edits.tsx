import { formatNumber } from '../../format/numbers.ts';
import type { FigureScale } from './figure-scale.ts';
import { rescaled } from './rescale.ts';
import type { Draft } from './use-draft.ts';

/** Probability that an arrow key adds or takes; with Shift or Page ten times as much. */
const STRIDE = 0.01;

/**
 * Over each outcome's bars, what drags the first of them, a probability, up and down; the other outcomes make room. The
 * whole slot can be pressed: a bar may be narrow, or nothing.
 */
export function BarEdits(props: {
  labels: readonly string[];
  probabilities: readonly number[];
  slot: { left: number; width: number };
  /** Within its slot. */
  bar: { left: number; width: number };
  y: FigureScale;
  draft: Omit<Draft<number[]>, 'value'>;
}) {
  const { labels, probabilities, slot, bar, y, draft } = props;
  const [base, top] = y.range;
  return (
    <>
      {probabilities.map((probability, index) => {
        const dragTo = (event: PointerEvent) => {
          const frame = (event.currentTarget as Element).parentElement!.getBoundingClientRect();
          draft.drag(rescaled(probabilities, index, y.invert(event.clientY - frame.top)));
        };
        return (
          <div
            // biome-ignore lint/suspicious/noArrayIndexKey: its index is all the identity it has.
            key={index}
            class="bar-edit"
            style={{
              left: `${slot.left + index * slot.width}px`,
              width: `${slot.width}px`,
              top: `${top - 8}px`,
              height: `${base - top + 8}px`,
              '--grip': `${(y.place(probability) ?? base) - top + 8}px`,
            }}
            role="slider"
            tabIndex={0}
            aria-orientation="vertical"
            aria-label={labels[index] || `outcome ${index + 1}`}
            aria-valuemin={0}
            aria-valuemax={1}
            aria-valuenow={Number(probability.toPrecision(4))}
            aria-valuetext={formatNumber(probability)}
            onPointerDown={(event) => {
              event.currentTarget.setPointerCapture(event.pointerId);
              event.currentTarget.focus();
              event.preventDefault();
              dragTo(event);
            }}
            onPointerMove={(event) => {
              if (event.currentTarget.hasPointerCapture(event.pointerId)) dragTo(event);
            }}
            onPointerUp={draft.release}
            onPointerCancel={draft.release}
            onBlur={draft.release}
            onKeyDown={(event) => {
              const next = keyed(event, probability);
              if (next === null) return;
              event.preventDefault();
              draft.key(rescaled(probabilities, index, next));
            }}
          >
            <span class="bar-grip" style={{ left: `${bar.left + bar.width / 2}px` }} />
          </div>
        );
      })}
    </>
  );
}

function keyed({ key, shiftKey }: KeyboardEvent, probability: number): number | null {
  if (key === 'Home') return 0;
  if (key === 'End') return 1;
  const by = { ArrowUp: 1, ArrowRight: 1, PageUp: 10, ArrowDown: -1, ArrowLeft: -1, PageDown: -10 }[key];
  if (by === undefined) return null;
  const stride = STRIDE * (shiftKey ? 10 : 1);
  // On the grid of strides: 0.3333 goes to 0.34.
  return Math.round(probability / STRIDE) * STRIDE + by * stride;
}
