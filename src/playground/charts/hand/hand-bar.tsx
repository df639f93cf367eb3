import { formatCount } from '../../format/numbers.ts';
import { setControls } from '../../session/commands.ts';
import { canUndo, dropEdits, pointDraft, pointMode, undoEdits } from '../../session/point-editing.ts';
import type { Points } from '../../session/points.ts';
import { modesDraft, planeModesDraft } from '../../session/population-editing.ts';
import { settings } from '../../state/store.ts';
import { Choice } from '../../views/choice.tsx';
import { EditsLine } from '../../views/edits-line.tsx';

/** What a click does while points are edited, and how many there are. */
export function PointsBar({ points }: { points: Points }) {
  const count = (pointDraft.value.value ?? points).points.length;
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
        {points.fixed === null ? '' : 'The outlier has a control of its own. '}As text they are in Set-up.
      </p>
      <div class="hand-status">
        <p class="count" role="status">
          {formatCount(count)} training {count === 1 ? 'point' : 'points'}
          {points.heldOut > 0 && `; ${formatCount(points.heldOut)} held out, as they were`}
        </p>
        <button type="button" class="text-button" aria-disabled={!canUndo.value || undefined} onClick={undoEdits}>
          undo
        </button>
        <EditsLine onBack={dropEdits} />
      </div>
    </div>
  );
}

/** What the population's handles do. */
export function PopulationBar({ inPlane }: { inPlane: boolean }) {
  return (
    <div class="hand-editing">
      <p class="how">
        {inPlane
          ? 'Drag a mode by its mean, or use arrow keys.'
          : 'Drag a mode along the axis, its peak up and down, its shoulder to and fro; or use arrow keys.'}
      </p>
      {settings.value.controls.population && (
        <button
          type="button"
          class="text-button"
          onClick={() => {
            modesDraft.drop();
            planeModesDraft.drop();
            setControls({ population: null });
          }}
        >
          the lesson’s population
        </button>
      )}
    </div>
  );
}
