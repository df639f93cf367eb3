import { type Mode, peakOf, withMode } from '../../session/population.ts';
import { MODES_REST_MILLISECONDS, modesDraft } from '../../session/population-editing.ts';
import type { PanelScales } from '../axes.tsx';
import { ModeHandle } from './mode-handle.tsx';

/** Higher than this a handle would leave its panel. */
const TOP = 8;
/** Of the weight's handle above the mean's: nearer, a finger could not tell them apart. */
const APART = 26;
/** What an arrow key changes: a share of the axis, a probability, a share of the scale. */
const STRIDES = { mean: 0.01, weight: 0.01, scale: 0.05 };

/**
 * Over a density panel: of each mode of the population a handle for its mean (on the axis), its weight (on its peak), its
 * scale (on its shoulder). `first`: with a keyboard the first panel's are reached; the other panels' do the same.
 */
export function ModeEdits(props: { modes: readonly Mode[]; scales: PanelScales; width: number; first: boolean }) {
  const { scales, width, first } = props;
  const { x, y, height } = scales;
  const modes = modesDraft.value.value ?? props.modes;
  const [low, high] = x.domain() as [number, number];
  const base = y.range()[0];
  const clamp = (top: number, lowest = base) => Math.max(TOP, Math.min(lowest, top));
  const change = (index: number, patch: Partial<Mode>) => {
    // Read anew: while a pointer moves, several changes may come before the next drawing.
    const latest = modesDraft.value.peek() ?? props.modes;
    modesDraft.hold(withMode(latest, index, patch, [low, high]));
  };
  const handle = (index: number, of: keyof Mode, name: string, [left, top]: readonly [number, number]) => {
    const mode = modes[index];
    return (
      <ModeHandle
        key={`${of} ${index}`}
        of={of}
        label={`${name} of mode ${index + 1}`}
        value={mode[of]}
        range={of === 'weight' ? [0, 1] : of === 'mean' ? [low, high] : [0, high - low]}
        left={left}
        top={top}
        reachable={first}
        onDrag={(toLeft, toTop) => {
          if (of === 'mean') change(index, { mean: x.invert(toLeft) });
          else if (of === 'scale') change(index, { scale: x.invert(toLeft) - mode.mean });
          else change(index, { weight: y.invert(toTop) * mode.scale * Math.sqrt(2 * Math.PI) });
        }}
        onKey={([right, up]) => {
          const by = (right + up) * STRIDES[of];
          if (of === 'mean') change(index, { mean: mode.mean + by * (high - low) });
          else if (of === 'scale') change(index, { scale: mode.scale * (1 + by) });
          else change(index, { weight: mode.weight + by });
          modesDraft.rest(MODES_REST_MILLISECONDS);
        }}
        onRelease={() => modesDraft.flush()}
      />
    );
  };
  return (
    <div class="mode-edits" style={{ height: `${height}px`, width: `${width}px` }} aria-hidden={!first}>
      {modes.map((mode, index) => [
        handle(index, 'mean', 'Mean', [x(mode.mean), base]),
        modes.length > 1 && handle(index, 'weight', 'Weight', [x(mode.mean), clamp(y(peakOf(mode)), base - APART)]),
        handle(index, 'scale', 'Scale', [
          Math.min(width - 6, x(mode.mean + mode.scale)),
          clamp(y(peakOf(mode) * Math.exp(-0.5))),
        ]),
      ])}
    </div>
  );
}
