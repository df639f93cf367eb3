import { useRef } from 'preact/hooks';
import { nearestPlace, type Place, roundToPixel } from '../../session/places.ts';
import { POINTS_REST_MILLISECONDS, pointDraft, pointMode } from '../../session/point-editing.ts';
import { type Points, withAdded, withMoved, without } from '../../session/points.ts';
import type { LinearScale, PanelScales } from '../axes.tsx';

/** Pixels from a point within which it is meant; a finger is broader than a pointer. */
const REACH = { mouse: 9, touch: 22 };
/** A pointer that has moved by less than this has not moved. */
const STILL = 3;
/** Under a density's base line, where its points lie. */
const RUG = 5;
/** Of a point that no pointer reaches. */
const NOWHERE: Place = [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY];

/**
 * Over a model panel: a click adds a training point, dragging moves one, and a click with a modifier key, or in the mode for it,
 * takes one away. A point that the lesson moves itself stays where it is. By pointer and touch alone: with a keyboard the
 * numbers are edited as text, in Set-up.
 */
export function PointEdits({ points, scales, width }: { points: Points; scales: PanelScales; width: number }) {
  const { x, y, height } = scales;
  const shown = pointDraft.value.value ?? points;
  const planar = points.columns.length === 2;
  const base = y.range()[0];
  const places = shown.points.map(({ row: [a, b] }, index): Place => {
    if (index === shown.fixed?.index) return NOWHERE;
    return [x(a), planar ? y(b) : base + RUG];
  });
  const grabbed = useRef<{ index: number | null; from: Place; moved: boolean } | null>(null);

  const settle = () => pointDraft.rest(POINTS_REST_MILLISECONDS);
  const rowAt = ([left, top]: Place) => (planar ? [valueAt(x, left), valueAt(y, top)] : [valueAt(x, left)]);

  return (
    <div
      class={`point-edits ${pointMode.value}`}
      style={{ height: `${height}px` }}
      aria-hidden="true"
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        const from = placeOf(event);
        const reach = event.pointerType === 'touch' ? REACH.touch : REACH.mouse;
        grabbed.current = { index: nearestPlace(places, from, reach), from, moved: false };
        event.currentTarget.setPointerCapture(event.pointerId);
        event.preventDefault();
        // What is in hand is not taken away by a plan for what came before.
        if (pointDraft.value.peek()) pointDraft.hold(shown);
      }}
      onPointerMove={(event) => {
        const grab = grabbed.current;
        if (!grab) return;
        const to = placeOf(event);
        grab.moved ||= Math.hypot(to[0] - grab.from[0], to[1] - grab.from[1]) > STILL;
        if (grab.moved && grab.index !== null) pointDraft.hold(withMoved(shown, grab.index, rowAt(to)));
      }}
      onPointerUp={(event) => {
        const grab = grabbed.current;
        grabbed.current = null;
        if (!grab) return;
        if (!grab.moved) {
          const takes =
            pointMode.peek() === 'remove' || event.shiftKey || event.altKey || event.ctrlKey || event.metaKey;
          if (!takes && grab.index === null) pointDraft.hold(withAdded(shown, rowAt(grab.from)));
          if (takes && grab.index !== null) pointDraft.hold(without(shown, grab.index));
        }
        settle();
      }}
      onPointerCancel={() => {
        grabbed.current = null;
        settle();
      }}
    >
      <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
        {shown.fixed && <circle class="fixed" cx={x(shown.fixed.drawn[0])} cy={y(shown.fixed.drawn[1])} r={3} />}
        {places.map(
          (place, index) =>
            place !== NOWHERE && (
              // biome-ignore lint/suspicious/noArrayIndexKey: its index is all the identity it has.
              <circle key={index} cx={place[0]} cy={place[1]} r={planar ? 4.5 : 3.5} />
            ),
        )}
      </svg>
    </div>
  );
}

function placeOf(event: PointerEvent): Place {
  const frame = (event.currentTarget as Element).getBoundingClientRect();
  return [event.clientX - frame.left, event.clientY - frame.top];
}

/** The value at a pixel within the axis, in no more digits than a pixel tells. */
function valueAt(scale: LinearScale, at: number): number {
  const [a, b] = scale.range();
  const within = Math.min(Math.max(a, b), Math.max(Math.min(a, b), at));
  return roundToPixel(scale.invert(within), Math.abs(scale.invert(1) - scale.invert(0)));
}
