import uPlot from 'uplot';
import { formatCount, formatTick } from '../format/numbers.ts';
import { drawBehind } from './curve-behind.ts';
import { type Drawing, drawFinish, drawLevels, drawMoment, drawUnits, drawUnplaceable } from './curve-canvas.ts';
import { curveData } from './curve-data.ts';
import { type CurveView, heightRange, roundTick, stepReach } from './curve-frame.ts';
import { hold, isHeld, type Pointed, pointedAt } from './curve-pointer.ts';
import { drawSlopes } from './curve-slopes.ts';
import { Thinner } from './curve-thinning.ts';
import { type CanvasColours, canvasColours, objectiveDash } from './palette.ts';
import { labelLevels } from './theory-labels.ts';
import { type ValueScale, valueScale } from './value-scale.ts';

export interface CurvePlotEvents {
  onPoint(at: Pointed | null): void;
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
  #zoomed = false;
  #dragged = false;
  /** Steps in view. */
  #window: [number, number];
  /** As last told; null: not yet. */
  #startApart: boolean | null = null;
  #thinner: Thinner;

  /** `zoom`: steps in view, as of a plot that this one takes the place of; null: all. */
  constructor(
    element: HTMLElement,
    [width, height]: readonly [number, number],
    view: CurveView,
    zoom: [number, number] | null,
    events: CurvePlotEvents,
  ) {
    this.#view = view;
    this.#events = events;
    this.#scale = valueScale(view.axis);
    this.#zoomed = zoom !== null;
    this.#window = zoom ?? [0, stepReach(view)];
    this.#thinner = this.#newThinner((width * uPlot.pxRatio) / PART);
    this.#plot = new uPlot(this.#options(width, height), this.#data(), element);
    const { over } = this.#plot;
    over.addEventListener('dblclick', () => this.fit());
    over.addEventListener('click', () => this.#click());
  }

  /** Takes new values for the same lines. */
  feed(view: CurveView): void {
    this.#view = view;
    this.#refresh();
  }

  resize(width: number, height: number): void {
    this.#plot.setSize({ width, height });
    this.#refresh();
  }

  /** Back to all steps; where all are in view already, the reader may mean the values. */
  fit(): void {
    if (this.#zoomed) {
      this.#zoomed = false;
      this.#refresh();
    } else this.#events.onFit();
  }

  /** Lets go of a crosshair that a click holds. */
  release(): void {
    if (!isHeld(this.#plot)) return;
    hold(this.#plot, false);
    // Off the plot: else the next redraw would find it where it was.
    this.#plot.setCursor({ left: -10, top: -10 });
    this.#events.onPoint(null);
  }

  /** Steps in view, where they are not all there are. */
  get zoom(): [number, number] | null {
    return this.#zoomed ? this.#window : null;
  }

  destroy(): void {
    this.#plot.destroy();
  }

  #refresh(): void {
    if (!this.#zoomed) this.#window = [0, stepReach(this.#view)];
    const parts = this.#plot.bbox.width / PART;
    if (!this.#thinner.suits(this.#window, parts)) this.#thinner = this.#newThinner(parts);
    this.#plot.setData(this.#data(), true);
    if (isHeld(this.#plot)) this.#point();
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

  #point(): void {
    this.#events.onPoint(pointedAt(this.#plot, this.#view));
  }

  /** A click holds the crosshair where it is, or lets it go: what is held can be read in peace and pressed. */
  #click(): void {
    // A drag ends with a click, which was not meant as one.
    if (!this.#dragged) hold(this.#plot, !isHeld(this.#plot));
    this.#dragged = false;
    this.#point();
  }

  #zoom(u: uPlot): void {
    const { left, width } = u.select;
    if (width < 4) return;
    this.#zoomed = true;
    this.#dragged = true;
    this.#window = [u.posToVal(left, 'x'), u.posToVal(left + width, 'x')];
    u.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false);
    this.#refresh();
  }

  #options(width: number, height: number): uPlot.Options {
    const colours = this.#colours;
    const axis = { stroke: colours.ink2, font: `12px ${colours.sans}`, ticks: { show: false } };
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
      },
      scales: { x: { time: false, range: () => this.#window }, y: { range: () => this.#heightRange() } },
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
          values: (_u, splits) => splits.map((position) => formatTick(roundTick(this.#scale.inverse(position)))),
        },
      ],
      series: [
        {},
        ...this.#view.lines.map(({ run, kind }) => ({
          stroke: colours.objective(run),
          width: kind === 'main' ? 2 : 1.25,
          dash: objectiveDash(run),
          alpha: kind === 'overlay' ? 0.5 : 1,
          points: { show: false },
        })),
      ],
      hooks: {
        drawAxes: this.#drawn(drawBehind, drawLevels, drawSlopes, drawMoment, drawUnits),
        draw: this.#drawn(drawFinish, labelLevels, drawUnplaceable),
        setSelect: [(u) => this.#zoom(u)],
        setCursor: [() => this.#point()],
      },
    };
  }
}
