import { useRef, useState } from 'preact/hooks';
import { formatNumber } from '../../format/numbers.ts';
import { plainText } from '../../format/plain-text.ts';
import type { FigureScale } from './figure-scale.ts';
import { rescaled } from './rescale.ts';
import type { Draft } from './use-draft.ts';

/** Probability that an arrow key adds or takes; with Shift or Page ten times as much. */
const STRIDE = 0.01;

/**
 * Over each outcome's bars, what drags the first of them, a probability, up and down; the other outcomes make room. The
 * whole slot can be pressed: a bar may be narrow, or nothing. For Tab all are one stop, and ← → go from bar to bar.
 */
export function BarEdits(props: {
  /** Of the figure. */
  title: string;
  labels: readonly string[];
  probabilities: readonly number[];
  slot: { left: number; width: number };
  /** Within its slot. */
  bar: { left: number; width: number };
  y: FigureScale;
  draft: Omit<Draft<number[]>, 'value'>;
}) {
  const { title, labels, probabilities, slot, bar, y, draft } = props;
  const [base, top] = y.range;
  /** Where a drag began, from which probabilities: it can go to 1 and back without the others' losing their shares. */
  const grabbed = useRef<{ clientY: number; from: readonly number[] } | null>(null);
  const group = useRef<HTMLDivElement>(null);
  /** The bar that Tab comes to: the one that last had the focus. */
  const [stop, setStop] = useState(0);
  const last = probabilities.length - 1;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is of a form.
    <div ref={group} role="group" aria-label={`Bars of ${plainText(title)}`}>
      {probabilities.map((probability, index) => {
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
            tabIndex={index === Math.min(stop, last) ? 0 : -1}
            onFocus={() => setStop(index)}
            aria-orientation="vertical"
            aria-label={plainText(labels[index] ?? '') || `outcome ${index + 1}`}
            aria-valuemin={0}
            aria-valuemax={1}
            aria-valuenow={Number(probability.toPrecision(4))}
            aria-valuetext={formatNumber(probability)}
            onPointerDown={(event) => {
              // A finger that lands beside the grip is scrolling the page.
              if (event.pointerType === 'touch' && event.target === event.currentTarget) return;
              event.currentTarget.setPointerCapture(event.pointerId);
              event.currentTarget.focus();
              event.preventDefault();
              grabbed.current = { clientY: event.clientY, from: probabilities };
            }}
            onPointerMove={(event) => {
              if (!grabbed.current || !event.currentTarget.hasPointerCapture(event.pointerId)) return;
              const { clientY, from } = grabbed.current;
              const wanted = y.invert(y.place(from[index])! + event.clientY - clientY);
              draft.drag(rescaled(from, index, wanted));
            }}
            onPointerUp={draft.release}
            onPointerCancel={draft.release}
            onBlur={draft.release}
            onKeyDown={(event) => {
              const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
              if (by !== undefined) {
                event.preventDefault();
                const beside = group.current!.children[Math.min(last, Math.max(0, index + by))];
                return (beside as HTMLElement).focus();
              }
              const next = keyed(event, probability);
              if (next === null) return;
              event.preventDefault();
              draft.key(rescaled(probabilities, index, next));
            }}
          >
            <span
              class="bar-grip"
              // No wider than its bar, so far as it can still be seen: another's top may be beside it.
              style={{ left: `${bar.left + bar.width / 2}px`, width: `${Math.max(8, Math.min(20, bar.width))}px` }}
            />
          </div>
        );
      })}
    </div>
  );
}

function keyed({ key, shiftKey }: KeyboardEvent, probability: number): number | null {
  if (key === 'Home') return 0;
  if (key === 'End') return 1;
  const by = { ArrowUp: 1, PageUp: 10, ArrowDown: -1, PageDown: -10 }[key];
  if (by === undefined) return null;
  const stride = STRIDE * (shiftKey ? 10 : 1);
  // On the grid of strides: 0.3333 goes to 0.34.
  return Math.round(probability / STRIDE) * STRIDE + by * stride;
}
