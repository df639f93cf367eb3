import { formatCount } from '../format/numbers.ts';
import { session } from '../session/commands.ts';
import { rewindTo, stopReplay } from '../session/rewind.ts';

/** How far the run is; dragged back, models, numbers and residuals are shown as they were at that step. */
export function TimeSlider({ taken, planned }: { taken: number; planned: number }) {
  const reached = session.step;
  return (
    <input
      type="range"
      class="time"
      aria-label="Step shown"
      aria-valuetext={`step ${formatCount(taken)} of ${formatCount(planned)}`}
      min={0}
      max={Math.max(1, planned, reached)}
      value={taken}
      disabled={reached === 0}
      style={{ '--taken': `${(100 * taken) / Math.max(1, planned, reached)}%` }}
      onInput={({ currentTarget }) => {
        stopReplay();
        const step = Number(currentTarget.value);
        void rewindTo(step >= reached ? null : step);
        // The future cannot be looked at: the handle stays where the run is.
        if (step > reached) currentTarget.value = String(reached);
      }}
    />
  );
}
