import { useRef } from 'preact/hooks';
import type { CurveView } from './curve-frame.ts';

/** What the charts were last given. */
interface Given {
  /** By chart: some of the newest, some of an earlier frame. */
  panels: readonly CurveView[];
  newest: readonly CurveView[];
  frame: number;
  turn: number;
}

/**
 * What each chart is to show. While the curves move, one chart a frame is given what is new, and the others in their turn:
 * all of them at once would hold the page for longer than a frame. Anything else than the next frame of the same charts, a
 * choice of the reader's or another reach of the steps that they share, is shown by all at once.
 *
 * @param frame counts the repaints
 * @param moving whether another frame will follow
 */
export function useTurns(panels: readonly CurveView[], frame: number, moving: boolean): readonly CurveView[] {
  const given = useRef<Given | null>(null);
  given.current = nextTurn(given.current, panels, frame, moving);
  return given.current.panels;
}

export function nextTurn(last: Given | null, newest: readonly CurveView[], frame: number, moving: boolean): Given {
  if (last?.newest === newest) return last;
  const grown =
    moving &&
    last !== null &&
    last.frame !== frame &&
    last.panels.length === newest.length &&
    last.panels.every((view, index) => shapeOf(view) === shapeOf(newest[index]));
  if (!grown) return { panels: newest, newest, frame, turn: 0 };
  const turn = (last.turn + 1) % newest.length;
  const panels = last.panels.map((view, index) => (index === turn ? newest[index] : view));
  return { panels, newest, frame, turn };
}

/** What the charts must agree upon. */
function shapeOf({ lines, reach, unitLabel }: CurveView): string {
  return [reach, unitLabel, ...lines.map(({ key, kind }) => `${key} ${kind}`)].join();
}
