import { useRef } from 'preact/hooks';
import type { Control } from '../../../experiment/control.ts';
import type { LinesFigure } from '../../../experiment/figure.ts';
import { formatNumber, formatShort } from '../../format/numbers.ts';
import { Prose } from '../../views/prose.tsx';
import type { FigureEditing } from './figure-editing.ts';
import type { FigureScale } from './figure-scale.ts';
import { sideOf } from './handle-rows.ts';
import { handleRange, handleText } from './handle-value.ts';
import { useDraft } from './use-draft.ts';

type Handle = NonNullable<LinesFigure['handles']>[number];

/** Pixels that an arrow key moves a handle; with Shift or Page ten times as far. */
const STRIDE = 4;

/** An upright line with its name at the top. Its control, where it has one, is set by dragging it or with arrow keys. */
export function LinesHandle(props: {
  handle: Handle;
  x: FigureScale;
  /** From the control's number to the axis's: nats to bits. */
  factor: number;
  top: number;
  base: number;
  editing: FigureEditing | null;
}) {
  const { handle, x, factor, top, base, editing } = props;
  const control = handle.control === undefined ? undefined : editing?.control(handle.control);
  const { value, drag, key, release } = useDraft<number>(
    editing?.plan,
    (wanted) => control !== undefined && editing!.set(control.name, handleText(control, wanted / factor)),
  );
  /** From the handle to the pointer that drags it. */
  const grabbed = useRef(0);
  const at = value ?? handle.x;
  const place = x.place(at);
  const [from, to] = x.range;
  const left = place === null ? from : Math.min(to, Math.max(from, place));
  const side = sideOf(left, x.range);
  const name = value === null ? handle.label : labelWith(handle.label, formatShort(at));
  if (!control || !editing) {
    return (
      <div class={`figure-handle ${side}`} style={{ left: `${left}px`, top: `${top}px`, height: `${base - top}px` }}>
        <span class="handle-label">
          <Prose text={name} />
        </span>
      </div>
    );
  }
  const within = (wanted: number) => Number(handleText(control, wanted / factor)) * factor;
  const range = handleRange(control);
  return (
    <div
      class={`figure-handle can-move ${side}`}
      style={{ left: `${left}px`, top: `${top}px`, height: `${base - top}px` }}
      role="slider"
      tabIndex={0}
      aria-label={control.label}
      aria-valuemin={finiteOrNone(range.min * factor)}
      aria-valuemax={finiteOrNone(range.max * factor)}
      aria-valuenow={at}
      aria-valuetext={`${formatNumber(at)} ${control.unit ?? ''}`.trim()}
      onPointerDown={(event) => {
        event.stopPropagation();
        event.currentTarget.setPointerCapture(event.pointerId);
        event.currentTarget.focus();
        event.preventDefault();
        grabbed.current = event.clientX - left;
      }}
      onPointerMove={(event) => {
        if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
        drag(within(x.invert(Math.min(to, Math.max(from, event.clientX - grabbed.current)))));
      }}
      onPointerUp={release}
      onPointerCancel={release}
      onBlur={release}
      onKeyDown={(event) => {
        const next = moved(event, control, x, at, factor);
        if (next === null) return;
        event.preventDefault();
        key(within(next));
      }}
    >
      <span class="handle-label">
        <Prose text={name} />
      </span>
      <span class="handle-grip" />
    </div>
  );
}

/** Where a key takes a handle; null for keys that do not move it. Whole numbers and choices move by one at least. */
function moved(
  { key, shiftKey }: KeyboardEvent,
  control: Control,
  x: FigureScale,
  at: number,
  factor: number,
): number | null {
  const { min, max } = handleRange(control);
  if (key === 'Home') return Number.isFinite(min) ? min * factor : null;
  if (key === 'End') return max < Number.MAX_SAFE_INTEGER ? max * factor : null;
  const sign = { ArrowRight: 1, ArrowUp: 1, PageUp: 10, ArrowLeft: -1, ArrowDown: -1, PageDown: -10 }[key];
  if (sign === undefined) return null;
  if (control.kind === 'choice') {
    const options = control.options.map(Number);
    const index = options.indexOf(at / factor) + Math.sign(sign);
    return (options[index] ?? at / factor) * factor;
  }
  const place = x.place(at);
  const next = place === null ? at : x.invert(place + sign * STRIDE * (shiftKey ? 10 : 1));
  if (control.kind !== 'integer' || Math.abs(next - at) >= 1) return next;
  return at + Math.sign(sign);
}

/** "σ = 0.1" and "σ" alike become "σ = 0.2"; and "$\\sigma = 0.1$" stays between its marks. */
function labelWith(label: string, number: string): string {
  if (!label.includes('=')) return `${label} = ${number}`;
  return label.replace(/=[^=$]*(\$?)$/, `= ${number}$1`);
}

function finiteOrNone(value: number): number | undefined {
  return Number.isFinite(value) && Math.abs(value) < Number.MAX_SAFE_INTEGER ? value : undefined;
}
