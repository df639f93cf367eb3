import { formatShort } from '../../format/numbers.ts';
import { type PlaneMode, withPlaneMean } from '../../session/plane-population.ts';
import { MODES_REST_MILLISECONDS, planeModesDraft } from '../../session/population-editing.ts';
import type { PanelScales } from '../axes.tsx';
import { ModeHandle } from './mode-handle.tsx';

/** What an arrow key changes: a share of the axis. */
const STRIDE = 0.01;

/**
 * Over a panel in the plane: of each mode of the population a handle for its mean. `first`: with a keyboard the first panel's are
 * reached; the other panels' do the same.
 */
export function PlaneModeEdits(props: {
  modes: readonly PlaneMode[];
  scales: PanelScales;
  width: number;
  first: boolean;
}) {
  const { scales, width, first } = props;
  const { x, y, height } = scales;
  const modes = planeModesDraft.value.value ?? props.modes;
  const [across, upright] = [x.domain() as [number, number], y.domain() as [number, number]];
  const move = (index: number, mean: readonly [number, number]) => {
    // Read anew: while a pointer moves, several changes may come before the next drawing.
    const latest = planeModesDraft.value.peek() ?? props.modes;
    planeModesDraft.hold(withPlaneMean(latest, index, mean, [across, upright]));
  };
  return (
    <div class="mode-edits" style={{ height: `${height}px`, width: `${width}px` }} aria-hidden={!first}>
      {modes.map(({ mean: [a, b] }, index) => (
        <ModeHandle
          // biome-ignore lint/suspicious/noArrayIndexKey: its index is all the identity it has.
          key={index}
          of="place"
          label={`Mean of mode ${index + 1}`}
          value={a}
          words={`${formatShort(a, 3)} across, ${formatShort(b, 3)} up`}
          range={across}
          left={x(a)}
          top={y(b)}
          reachable={first}
          onDrag={(left, top) => move(index, [x.invert(left), y.invert(top)])}
          onKey={([right, up]) => {
            // One stride is as long either way, in pixels or in units.
            const by = STRIDE * (across[1] - across[0]);
            move(index, [a + by * right, b + by * up]);
            planeModesDraft.rest(MODES_REST_MILLISECONDS);
          }}
          onRelease={() => planeModesDraft.flush()}
        />
      ))}
    </div>
  );
}
