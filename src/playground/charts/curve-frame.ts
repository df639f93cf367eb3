import type { AxisKind } from '../state/settings.ts';
import type { CurveLevel } from './curve-levels.ts';
import type { CurveLine } from './curve-lines.ts';
import type { Thinner } from './curve-thinning.ts';
import { type Extent, valueExtents } from './value-extent.ts';
import type { ValueScale } from './value-scale.ts';

/** Everything that the chart shows, as plain data. */
export interface CurveView {
  lines: readonly CurveLine[];
  levels: readonly CurveLevel[];
  axis: AxisKind;
  /** By how much a unit's values are multiplied for display. */
  factor: (unit: string) => number;
  /** How far the step axis goes. */
  reach: number;
  /** Whether steps are written beneath: of charts one below the other, at the last. */
  stepsNamed: boolean;
  unitLabel: string;
  /** The step that was gone back to, marked; null at the present. */
  moment: number | null;
  /** Whether the upright axis makes room for the start of the runs. */
  everything: boolean;
  /** Whether single replicas are drawn. */
  fan: boolean;
}

/** Where the float64 finish is marked: a little beyond the last step, whatever the number of its own iterations. */
export function finishAt({ steps }: Pick<CurveLine, 'steps'>): number {
  const last = steps[steps.length - 1] ?? 0;
  return last + Math.max(1, last * 0.015);
}

/**
 * How far the step axis goes. While training, the planned steps halved until the run fills at least half of them: a young
 * curve is not a speck. Once all have `ended`, where the longest curve did.
 */
export function stepReach(
  lines: readonly Pick<CurveLine, 'steps' | 'finish'>[],
  plannedSteps: number,
  ended: boolean,
): number {
  let reached = 0;
  for (const line of lines) {
    reached = Math.max(reached, line.finish === null ? (line.steps.at(-1) ?? 0) : finishAt(line));
  }
  if (reached > 0 && (ended || reached > plannedSteps)) return reached;
  let reach = Math.max(1, plannedSteps);
  while (reach > 16 && reach / 2 >= reached * 1.05) reach /= 2;
  return reach;
}

/** The positions of the upright axis for a window of steps, with room for what theory says close by. */
export function heightRange(
  view: CurveView,
  scale: ValueScale,
  thinner: Thinner,
  window: Extent,
): { range: Extent; startApart: boolean } {
  const { all, settled, startApart } = valueExtents({ ...view, scale, thinner }, window);
  let [least, most] = view.everything ? all : settled;
  if (least > most) [least, most] = [0, 1];
  // A floor far off is not worth flattening every curve for.
  const room = Math.max(most - least, 0.5);
  const [low, high] = [least - room, most + room];
  for (const { value, slope } of view.levels) {
    if (slope) continue;
    const position = scale.forward(value);
    if (position === null || position <= low || position >= high) continue;
    least = Math.min(least, position);
    most = Math.max(most, position);
  }
  const pad = Math.max((most - least) * 0.08, 1e-3 * Math.max(1, Math.abs(most)));
  // More room below: the lowest level of theory may have its label there.
  return { range: [least - 1.5 * pad, most + pad], startApart };
}

/** asinh there and back leaves 2.0000000000000004. */
export function roundTick(value: number): number {
  return Math.abs(value) < 1e-12 ? 0 : Number(value.toPrecision(10));
}
