import { formatCount } from '../../format/numbers.ts';
import { setControls } from '../../session/commands.ts';
import { pointDraft, pointMode } from '../../session/point-editing.ts';
import type { Points } from '../../session/points.ts';
import { modesDraft } from '../../session/population-editing.ts';
import { settings } from '../../state/store.ts';
import { Choice } from '../../views/choice.tsx';

/** What a click does while points are edited, and how many there are. */
export function PointsBar({ points }: { points: Points }) {
  const count = (pointDraft.value.value ?? points).rows.length;
  return (
    <div class="hand-editing">
      <Choice
        label="What a click does"
        options={['add', 'remove']}
        value={pointMode.value}
        names={{ add: 'Add and move', remove: 'Remove' }}
        onChange={(mode) => (pointMode.value = mode)}
      />
      <p class="how">
        {pointMode.value === 'remove'
          ? 'A click or tap on a point takes it away, dragging moves it.'
          : 'A click or tap adds a point, dragging moves one, Shift and a click takes one away.'}{' '}
        As text they are in Set-up.
      </p>
      <p class="count" role="status">
        {formatCount(count)} {count === 1 ? 'point' : 'points'}
      </p>
    </div>
  );
}

/** What the population's handles do. */
export function PopulationBar() {
  return (
    <div class="hand-editing">
      <p class="how">Drag a mode along the axis, its peak up and down, its shoulder to and fro; or use arrow keys.</p>
      {settings.value.controls.population && (
        <button
          type="button"
          class="text-button"
          onClick={() => {
            modesDraft.drop();
            setControls({ population: null });
          }}
        >
          the lesson’s population
        </button>
      )}
    </div>
  );
}
