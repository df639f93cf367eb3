import type { CurveView } from './curve-frame.ts';

/**
 * A chart for each unit, over the same steps: squared errors of 10⁴ and nats of 6 on one axis would compare what cannot be
 * compared, and flatten one of them. `unitOf`: what a unit is called.
 */
export function curvePanels(view: CurveView, unitOf: (unit: string) => string): CurveView[] {
  const units = [...new Set(view.lines.map(({ unit }) => unitOf(unit)))];
  if (units.length < 2) return [{ ...view, unitLabel: units[0] ?? view.unitLabel }];
  return units.map((unitLabel, index) => ({
    ...view,
    lines: view.lines.filter(({ unit }) => unitOf(unit) === unitLabel),
    levels: view.levels.filter(({ unit }) => unit === null || unitOf(unit) === unitLabel),
    unitLabel,
    stepsNamed: index === units.length - 1,
  }));
}
