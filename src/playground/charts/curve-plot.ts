import uPlot from 'uplot';
import { formatCount, formatTick } from '../format/numbers.ts';
import { drawBehind } from './curve-behind.ts';
import { type Drawing, drawFinish, drawLevels, drawMoment, drawUnits, drawUnplaceable } from './curve-canvas.ts';
import { curveData } from './curve-data.ts';
import { type CurveView, heightRange, roundTick } from './curve-frame.ts';
import { curveLooks } from './curve-looks.ts';
import { nearestRecord } from './curve-records.ts';
import { drawSlopes } from './curve-slopes.ts';
import { Thinner } from './curve-thinning.ts';
import { type CanvasColours, canvasColours } from './palette.ts';
import { labelLevels } from './theory-labels.ts';
import type { Extent } from './value-extent.ts';
import { type ValueScale, valueScale } from './value-scale.ts';

export interface CurvePlotEvents {
  /** The pointer is nearest to what was recorded at this place on the step axis; null: it has left. */
  onPoint(at: number | null): void;
  onClick(): void;
  /** Steps that were dragged over; null: all are wanted. */
  onZoom(window: Extent | null): void;
  /** The start of the runs is, or is no more, so far off that the axis can do without it. */
  onStartApart(apart: boolean): void;
  /** Asked for by a double click where all steps are in view already. */
  onFit(): void;
}

/** Pixels of the canvas for which a curve is thinned to its first, least, greatest and last record: as wide as its line. */
const PART = 2;

/** A uPlot chart of training curves. It is made anew when its lines, axis or colours change, and fed otherwise. */
export class CurvePlot {
  readonly #plot: uPlot;
  readonly #events: CurvePlotEvents;
  readonly #colours: CanvasColours = canvasColours();
  readonly #scale: ValueScale;
  #view: CurveView;
  /** Steps in view; null: all. */
  #zoom: Extent | null;
  /** As last told; null: not yet. */
  #startApart: boolean | null = null;
  #thinner: Thinner;

  constructor(
    element: HTMLElement,
    [width, height]: readonly [number, number],
    view: CurveView,
    zoom: Extent | null,
    events: CurvePlotEvents,
  ) {
    this.#view = view;
    this.#events = events;
    this.#scale = valueScale(view.axis);
    this.#zoom = zoom;
    this.#thinner = this.#newThinner((width * uPlot.pxRatio) / PART);
    this.#plot = new uPlot(this.#options(width, height), this.#data(), element);
    const { over } = this.#plot;
    over.addEventListener('mousemove', () => this.#tell(this.#plot.cursor.left ?? -1));
    over.addEventListener('mouseleave', () => this.#tell(-1));
    over.addEventListener('dblclick', () => (this.#zoom ? events.onZoom(null) : events.onFit()));
    // uPlot keeps the click that ends a drag to itself.
    over.addEventListener('click', () => events.onClick());
  }

  /** Takes new values for the same lines, and the steps to show of them. */
  feed(view: CurveView, zoom: Extent | null): void {
    this.#view = view;
    this.#zoom = zoom;
    this.#refresh();
  }

  resize(width: number, height: number): void {
    this.#plot.setSize({ width, height });
    this.#refresh();
  }

  /** Puts the crosshair at a place on the step axis, null: nowhere. Where it stands then, in pixels from the chart's left. */
  point(at: number | null): number {
    const left = at === null ? -10 : this.#plot.valToPos(at, 'x');
    this.#plot.setCursor({ left, top: at === null ? -10 : 0 }, false);
    return left + this.#plot.bbox.left / uPlot.pxRatio;
  }

  destroy(): void {
    this.#plot.destroy();
  }

  get #window(): Extent {
    return this.#zoom ?? [0, this.#view.reach];
  }

  #refresh(): void {
    const parts = this.#plot.bbox.width / PART;
    if (!this.#thinner.suits(this.#window, parts)) this.#thinner = this.#newThinner(parts);
    this.#plot.setData(this.#data(), true);
  }

  #newThinner(parts: number): Thinner {
    // The factor of a unit is positive: it does not matter to what has a place.
    return new Thinner(this.#window, parts, this.#scale.holds);
  }

  #data(): uPlot.AlignedData {
    return curveData(this.#view, this.#scale, this.#thinner);
  }

  #drawn(...parts: ((u: uPlot, drawing: Drawing) => void)[]): ((u: uPlot) => void)[] {
    return parts.map(
      (part) => (u) =>
        part(u, { view: this.#view, scale: this.#scale, colours: this.#colours, thinner: this.#thinner }),
    );
  }

  #heightRange(): uPlot.Range.MinMax {
    const { range, startApart } = heightRange(this.#view, this.#scale, this.#thinner, this.#window);
    if (startApart !== this.#startApart) {
      this.#startApart = startApart;
      this.#events.onStartApart(startApart);
    }
    return range;
  }

  #tell(left: number): void {
    this.#events.onPoint(left < 0 ? null : nearestRecord(this.#view.lines, this.#plot.posToVal(left, 'x')));
  }

  /** To what was recorded, not between: there the crosshair would stand at one step and tell of another. */
  #snapped(u: uPlot, left: number): number {
    const at = left < 0 ? null : nearestRecord(this.#view.lines, u.posToVal(left, 'x'));
    return at === null ? left : Math.max(0, u.valToPos(at, 'x'));
  }

  #drag(u: uPlot): void {
    const { left, width } = u.select;
    if (width < 4) return;
    const window: Extent = [u.posToVal(left, 'x'), u.posToVal(left + width, 'x')];
    u.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false);
    this.#events.onZoom(window);
  }

  #options(width: number, height: number): uPlot.Options {
    const colours = this.#colours;
    const axis = { stroke: colours.ink2, font: `12px ${colours.sans}`, ticks: { show: false } };
    const { stepsNamed } = this.#view;
    return {
      width,
      height,
      // Above: the unit. At the right: half of the last step's number.
      padding: [26, 32, 0, 0],
      legend: { show: false },
      cursor: {
        y: false,
        drag: { x: true, y: false, setScale: false },
        points: { size: 7 },
        focus: { prox: -1 },
        move: (u, left, top) => [this.#snapped(u, left), top],
      },
      scales: { x: { time: false, range: () => this.#window }, y: { range: () => this.#heightRange() } },
      axes: [
        {
          ...axis,
          grid: { show: false },
          space: 90,
          size: stepsNamed ? 30 : 8,
          values: (_u, splits) => splits.map((step) => (stepsNamed ? formatCount(step) : '')),
        },
        {
          ...axis,
          size: 66,
          grid: { stroke: colours.hairline, width: 1 },
          splits: (u, _axis, low, high) => {
            const count = Math.max(2, u.height / 44);
            const ticks = this.#scale.ticks(this.#scale.inverse(low), this.#scale.inverse(high), count);
            return ticks.map((tick) => this.#scale.forward(tick) ?? Number.NaN);
          },
          values: (_u, splits) => splits.map((position) => formatTick(roundTick(this.#scale.inverse(position)))),
        },
      ],
      series: [
        {},
        ...this.#view.lines.map((line) => ({
          stroke: colours.objective(line.run),
          ...curveLooks(line),
          points: { show: false },
        })),
      ],
      hooks: {
        drawAxes: this.#drawn(drawBehind, drawLevels, drawSlopes, drawMoment, drawUnits),
        draw: this.#drawn(labelLevels, drawFinish, drawUnplaceable),
        setSelect: [(u) => this.#drag(u)],
      },
    };
  }
}
