import { useRef } from 'preact/hooks';
import { formatShort } from '../../format/numbers.ts';

/** One number of a mode, dragged along its axis or moved with arrow keys; with Shift or Page ten times as far. */
export function ModeHandle(props: {
  of: 'mean' | 'weight' | 'scale';
  label: string;
  value: number;
  range: readonly [number, number];
  left: number;
  top: number;
  /** By the Tab key. */
  reachable: boolean;
  /** Where the handle is dragged to, in its panel's pixels. */
  onDrag: (left: number, top: number) => void;
  onKey: (strides: number) => void;
  onRelease: () => void;
}) {
  const { of, label, value, range, left, top, reachable, onDrag, onKey, onRelease } = props;
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
      aria-orientation={of === 'weight' ? 'vertical' : 'horizontal'}
      aria-valuemin={range[0]}
      aria-valuemax={range[1]}
      aria-valuenow={Number(value.toPrecision(4))}
      aria-valuetext={formatShort(value, 3)}
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
        const sign = { ArrowRight: 1, ArrowUp: 1, PageUp: 10, ArrowLeft: -1, ArrowDown: -1, PageDown: -10 }[event.key];
        if (sign === undefined) return;
        event.preventDefault();
        onKey(sign * (event.shiftKey ? 10 : 1));
      }}
    />
  );
}
