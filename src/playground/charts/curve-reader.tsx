import { formatCount, formatNumber } from '../format/numbers.ts';
import type { CurveView } from './curve-frame.ts';
import { type Crosshair, pointedAt } from './curve-pointer.ts';
import { nextRecord } from './curve-records.ts';

/** A tenth of the axis. */
const PAGE = 0.1;

/**
 * Moves the crosshair with keys and says what it is at: from record to record with the arrows, a tenth of the axis with Page Up
 * and Down, to either end; Enter goes back to the step. It has no size of its own: the charts around it show its focus.
 */
export function CurveReader(props: {
  panels: readonly CurveView[];
  crosshair: Crosshair | null;
  onMove: (at: number) => void;
  onGoTo: (step: number) => void;
  onClose: () => void;
}) {
  const { panels, crosshair, onMove, onGoTo, onClose } = props;
  const lines = panels.flatMap((view) => view.lines);
  const reach = panels[0]?.reach ?? 0;
  const spoken = crosshair && spokenAt(panels, crosshair.at);

  const onKey = (event: KeyboardEvent) => {
    const first = nextRecord(lines, -1, 1);
    const last = nextRecord(lines, Number.POSITIVE_INFINITY, -1);
    const at = crosshair?.at ?? -1;
    const moves: Record<string, number | undefined> = {
      ArrowRight: nextRecord(lines, at, 1),
      ArrowUp: nextRecord(lines, at, 1),
      ArrowLeft: nextRecord(lines, at, -1),
      ArrowDown: nextRecord(lines, at, -1),
      PageUp: nextRecord(lines, at + PAGE * reach, 1),
      PageDown: nextRecord(lines, at - PAGE * reach, -1),
      Home: first,
      End: last,
    };
    const to = moves[event.key];
    if (to !== undefined && first >= 0) onMove(Math.min(last, Math.max(first, to)));
    else if (event.key === 'Enter' && crosshair) onGoTo(Math.floor(crosshair.at));
    else if (event.key === 'Escape' && crosshair) onClose();
    else return;
    event.preventDefault();
  };
  return (
    <div
      class="visually-hidden curve-reader"
      role="slider"
      tabIndex={0}
      aria-label="Values of the training curves"
      aria-valuemin={0}
      aria-valuemax={Math.ceil(reach)}
      aria-valuenow={crosshair ? Math.round(crosshair.at) : 0}
      aria-valuetext={spoken ?? 'press an arrow key to read values'}
      onKeyDown={onKey}
      onBlur={(event) => crosshair && !event.relatedTarget && onClose()}
    />
  );
}

function spokenAt(panels: readonly CurveView[], at: number): string {
  const pointed = panels.map((view) => pointedAt(view, at));
  const values = pointed.flatMap(({ rows }, index) =>
    rows.map(({ label, value }) => `${label} ${formatNumber(value)} ${panels[index].unitLabel}`),
  );
  const finish = pointed.some((each) => each.finish);
  return [finish ? 'after the float64 finish' : `step ${formatCount(at)}`, ...values].join('; ');
}
