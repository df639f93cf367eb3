import { useRef } from 'preact/hooks';
import { formatShort } from '../../format/numbers.ts';

/** Steps to the right and up that a key makes. */
const STEPS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowRight: [1, 0],
  ArrowLeft: [-1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
  PageUp: [0, 10],
  PageDown: [0, -10],
};

/**
 * One number of a mode, dragged along its axis or moved with arrow keys, or its place in the plane; with Shift or Page ten
 * times as far.
 */
export function ModeHandle(props: {
  of: 'mean' | 'weight' | 'scale' | 'place';
  label: string;
  value: number;
  /** What is read out instead of the number, where one does not say it all. */
  words?: string;
  range: readonly [number, number];
  left: number;
  top: number;
  /** By the Tab key. */
  reachable: boolean;
  /** Where the handle is dragged to, in its panel's pixels. */
  onDrag: (left: number, top: number) => void;
  onKey: (steps: readonly [right: number, up: number]) => void;
  onRelease: () => void;
}) {
  const { of, label, value, words, range, left, top, reachable, onDrag, onKey, onRelease } = props;
  /** From the handle to the pointer that drags it. */
  const grabbed = useRef<readonly [number, number] | null>(null);
  const release = () => {
    grabbed.current = null;
    onRelease();
  };
  return (
    <div
      class={`mode-handle ${of}`}
      style={{ left: `${left}px`, top: `${top}px` }}
      role="slider"
      tabIndex={reachable ? 0 : -1}
      title={label}
      aria-label={label}
      aria-roledescription={of === 'place' ? 'slider in the plane' : undefined}
      aria-orientation={of === 'place' ? undefined : of === 'weight' ? 'vertical' : 'horizontal'}
      aria-valuemin={range[0]}
      aria-valuemax={range[1]}
      aria-valuenow={Number(value.toPrecision(4))}
      aria-valuetext={words ?? formatShort(value, 3)}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        if (reachable) event.currentTarget.focus();
        event.preventDefault();
        grabbed.current = [event.clientX - left, event.clientY - top];
      }}
      onPointerMove={(event) => {
        if (!grabbed.current) return;
        onDrag(event.clientX - grabbed.current[0], event.clientY - grabbed.current[1]);
      }}
      onPointerUp={release}
      onPointerCancel={release}
      onBlur={release}
      onKeyDown={(event) => {
        const steps = STEPS[event.key];
        if (!steps) return;
        event.preventDefault();
        const times = event.shiftKey ? 10 : 1;
        onKey([steps[0] * times, steps[1] * times]);
      }}
    />
  );
}
