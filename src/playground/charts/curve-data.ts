import uPlot from 'uplot';
import { type CurveView, finishAt } from './curve-frame.ts';
import { boldValues } from './curve-lines.ts';
import { keptByAny, type Thinner } from './curve-thinning.ts';
import type { ValueScale } from './value-scale.ts';

/** The bold lines as uPlot takes them: one list of steps, and for each line its positions there (null: a gap). */
export function curveData({ lines, factor }: CurveView, scale: ValueScale, thinner: Thinner): uPlot.AlignedData {
  if (lines.length === 0) return [[0]];
  const [{ steps: first }] = lines;
  const aligned = lines.every(({ steps }) => steps.length === first.length && steps.at(-1) === first.at(-1));
  const kept = lines.map((line) => thinner.ofValues(line.steps, boldValues(line)));
  const common = aligned ? keptByAny(kept) : null;
  const anyFinish = lines.some(({ finish }) => finish !== null);
  const tables = lines.map((line, index): uPlot.AlignedData => {
    const records = common ?? kept[index];
    const values = boldValues(line);
    const by = factor(line.unit);
    const positions = records.map((record) => scale.forward(values[record] * by));
    const steps = records.map((record) => line.steps[record]);
    // The pointer finds the finish, but no line is drawn to it.
    if (common ? anyFinish : line.finish !== null)
      return [
        [...steps, finishAt(line)],
        [...positions, null],
      ];
    return [steps, positions];
  });
  return common ? [tables[0][0], ...tables.map(([, positions]) => positions)] : uPlot.join(tables);
}
