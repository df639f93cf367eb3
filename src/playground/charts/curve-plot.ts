import uPlot from 'uplot';
import type { TheoryLine } from '../../experiment/experiment.ts';
import { formatCount, formatShort } from '../format/numbers.ts';
import type { AxisKind } from '../state/settings.ts';
import {
  type Drawing,
  drawFan,
  drawFinish,
  drawMoment,
  drawSlopes,
  drawTheory,
  drawUnplaceable,
} from './curve-canvas.ts';
import type { CurveLine } from './curve-lines.ts';
import { canvasColours } from './palette.ts';
import { labelTheory } from './theory-labels.ts';
import { valueExtent } from './value-extent.ts';
import { type ValueScale, valueScale } from './value-scale.ts';

/** Everything that the chart shows, as plain data. */
export interface CurveView {
  lines: readonly CurveLine[];
  theory: readonly TheoryLine[];
  axis: AxisKind;
  /** By how much a unit's values are multiplied for display. */
  factor: (unit: string) => number;
  /** Steps that the runs may take: the axis grows towards it. */
  plannedSteps: number;
  unitLabel: string;
  /** The step that was gone back to, marked; null at the present. */
  moment: number | null;
}

export interface Pointed {
  step: number;
  /** True on the mark of the float64 finish, beyond the last step. */
  finish: boolean;
  /** Of the cursor, in the chart's CSS pixels. */
  left: number;
  rows: { key: string; run: number; label: string; value: number }[];
}

/** A uPlot chart of training curves. It is made anew when its lines, axis or colours change, and fed otherwise. */
export class CurvePlot {
  readonly #plot: uPlot;
  #view: CurveView;
  #scale: ValueScale;
  #zoomed = false;
  /** Steps in view. */
  #window: [number, number] = [0, 1];
  /** The upright axis shows what the runs come to; true: everything, from the first step. */
  #everything = false;

  constructor(
    element: HTMLElement,
    width: number,
    height: number,
    view: CurveView,
    onPoint: (at: Pointed | null) => void,
  ) {
    this.#view = view;
    this.#scale = valueScale(view.axis);
    const colours = canvasColours();
    const drawing = (): Drawing => ({
      lines: this.#view.lines,
      theory: this.#view.theory,
      scale: this.#scale,
      factor: this.#view.factor,
      colours,
      finishAt,
    });
    const font = `12px ${colours.sans}`;
    const axis = { stroke: colours.ink2, font, ticks: { show: false } };
    this.#plot = new uPlot(
      {
        width,
        height,
        padding: [10, 32, 0, 0],
        legend: { show: false },
        cursor: {
          y: false,
          drag: { x: true, y: false, setScale: true },
          points: { size: 7 },
          focus: { prox: -1 },
        },
        scales: {
          x: {
            time: false,
            range: (u, low, high) => {
              // uPlot settles the upright axis before it tells the new window: it is kept for that.
              this.#window = this.#zoomed ? [low, high] : [0, this.#reach(u)];
              return this.#window;
            },
          },
          y: { range: () => this.#heightRange() },
        },
        axes: [
          { ...axis, grid: { show: false }, space: 90, size: 30, values: (_u, splits) => splits.map(formatCount) },
          {
            ...axis,
            size: 66,
            grid: { stroke: colours.hairline, width: 1 },
            splits: (u, _axis, low, high) => {
              const count = Math.max(2, u.height / 44);
              const ticks = this.#scale.ticks(this.#scale.inverse(low), this.#scale.inverse(high), count);
              return ticks.map((tick) => this.#scale.forward(tick) ?? Number.NaN);
            },
            values: (_u, splits) => splits.map((position) => formatShort(roundTick(this.#scale.inverse(position)))),
          },
        ],
        series: [
          {},
          ...view.lines.map(({ run, kind }) => ({
            stroke: colours.objective(run),
            width: kind === 'main' ? 2 : 1.25,
            alpha: kind === 'overlay' ? 0.5 : 1,
            points: { show: false },
          })),
        ],
        hooks: {
          drawAxes: [(u) => this.#beneath(u, drawing())],
          draw: [
            (u) => {
              drawSlopes(u, drawing());
              drawFinish(u, drawing());
              labelTheory(u, drawing());
              drawUnplaceable(u, drawing());
            },
          ],
          setSelect: [(u) => this.#zoom(u)],
          setCursor: [(u) => onPoint(this.#pointed(u))],
        },
      },
      this.#data(),
      element,
    );
    this.#plot.over.addEventListener('dblclick', () => this.fit());
  }

  /** Takes new values for the same lines. */
  feed(view: CurveView): void {
    this.#view = view;
    this.#plot.setData(this.#data(), !this.#zoomed);
    if (this.#zoomed) this.#plot.redraw();
  }

  resize(width: number, height: number): void {
    this.#plot.setSize({ width, height });
  }

  /** Back to all steps; where all are in view already, to all values and back. */
  fit(): void {
    if (this.#zoomed) this.#zoomed = false;
    else this.#everything = !this.#everything;
    this.#plot.setData(this.#data(), true);
  }

  destroy(): void {
    this.#plot.destroy();
  }

  /** The planned steps halved until the run fills at least half of the axis: a young curve is not a speck. */
  #reach(u: uPlot): number {
    const steps = u.data[0];
    const reached = steps.length ? steps[steps.length - 1] : 0;
    let reach = Math.max(1, this.#view.plannedSteps, reached);
    if (reached > this.#view.plannedSteps) return reach;
    while (reach > 16 && reach / 2 >= reached * 1.05 && reach > 16) reach /= 2;
    return reach;
  }

  #heightRange(): uPlot.Range.MinMax {
    const { lines, factor } = this.#view;
    const place = (line: CurveLine, value: number) => this.#scale.forward(value * factor(line.unit));
    let [least, most] = valueExtent(lines, place, this.#window, !this.#everything);
    if (least > most) [least, most] = [0, 1];
    for (const { value, run, slope } of this.#view.theory) {
      if (slope) continue;
      const unit = this.#view.lines.find((line) => line.run === (run ?? 0))?.unit ?? '';
      const position = this.#scale.forward(value * this.#view.factor(unit));
      // A floor far off is not worth flattening every curve for.
      const room = Math.max(most - least, 0.5);
      if (position !== null && position > least - room && position < most + room) {
        least = Math.min(least, position);
        most = Math.max(most, position);
      }
    }
    const pad = Math.max((most - least) * 0.08, 1e-3 * Math.max(1, Math.abs(most)));
    // More room below: the lowest level of theory has its label there.
    return [least - 1.5 * pad, most + pad];
  }

  #data(): uPlot.AlignedData {
    const { lines, factor } = this.#view;
    if (lines.length === 0) return [[0]];
    const tables = lines.map((line): uPlot.AlignedData => {
      const by = factor(line.unit);
      const positions = line.values.map((value) => this.#scale.forward(value * by));
      // The pointer finds the finish, but no line is drawn to it.
      if (line.finish !== null)
        return [
          [...line.steps, finishAt(line)],
          [...positions, null],
        ];
      return [line.steps as number[], positions];
    });
    const [first] = tables;
    const aligned = tables.every(([steps]) => steps.length === first[0].length && steps.at(-1) === first[0].at(-1));
    return aligned ? [first[0], ...tables.map(([, values]) => values)] : uPlot.join(tables);
  }

  #beneath(u: uPlot, drawing: Drawing): void {
    drawFan(u, drawing);
    drawTheory(u, drawing);
    if (this.#view.moment !== null) drawMoment(u, this.#view.moment, drawing.colours);
    const { ctx, bbox } = u;
    ctx.save();
    ctx.font = `${11.5 * uPlot.pxRatio}px ${drawing.colours.sans}`;
    ctx.textAlign = 'left';
    ctx.textBaseline = 'top';
    const by = uPlot.pxRatio;
    ctx.fillStyle = drawing.colours.sheet;
    ctx.fillRect(bbox.left + 4 * by, bbox.top - 2 * by, ctx.measureText(this.#view.unitLabel).width + 4 * by, 15 * by);
    ctx.fillStyle = drawing.colours.ink2;
    ctx.fillText(this.#view.unitLabel, bbox.left + 6 * by, bbox.top);
    ctx.restore();
  }

  #zoom(u: uPlot): void {
    if (u.select.width < 4) return;
    this.#zoomed = true;
  }

  #pointed(u: uPlot): Pointed | null {
    const { idx, left } = u.cursor;
    if (idx === null || idx === undefined || left === undefined || left < 0) return null;
    const step = u.data[0][idx];
    let finish = false;
    const rows = this.#view.lines.flatMap((line) => {
      const { key, run, label, steps, values, unit } = line;
      const record = steps[idx] === step ? idx : steps.indexOf(step);
      const atFinish = line.finish !== null && finishAt(line) === step;
      if (record < 0 && !atFinish) return [];
      finish ||= atFinish;
      return [{ key, run, label, value: (atFinish ? line.finish! : values[record]) * this.#view.factor(unit) }];
    });
    return { step, finish, left: left + u.bbox.left / uPlot.pxRatio, rows };
  }
}

/** asinh there and back leaves 2.0000000000000004. */
function roundTick(value: number): number {
  return Math.abs(value) < 1e-12 ? 0 : Number(value.toPrecision(10));
}

/** A little beyond the last step, whatever the number of the finish's own iterations. */
function finishAt({ steps }: CurveLine): number {
  const last = steps[steps.length - 1] ?? 0;
  return last + Math.max(1, last * 0.015);
}
