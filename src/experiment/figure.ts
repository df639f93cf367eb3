/**
 * Figures of a lesson as plain data: the worker makes them from what was recorded, the page draws them. Numbers in
 * `nats` are shown in the reader's unit. Keep a figure below some two thousand numbers. `$…$` is TeX in titles, captions,
 * names of axes, series, columns and handles, and in a table's words; labels under bars and ticks are plain text.
 */
export type Figure = BarsFigure | LinesFigure | TableFigure | GridFigure;

interface Titled {
  /** Stays the same while a run goes on: the page knows a figure by it. */
  id: string;
  title: string;
  /** One sentence: what to look at. */
  caption?: string;
}

/** `data`: grey. `theory`: dashed. A number: the colour of that run, or of that competitor in a lesson without runs. */
export type Role = 'data' | 'theory' | number;

/** Probabilities, lengths or counts of a few outcomes, side by side. */
export interface BarsFigure extends Titled {
  kind: 'bars';
  labels: readonly string[];
  series: readonly { label: string; role: Role; values: readonly number[] }[];
  unit: string;
  /** Bars of the first series can be dragged: the control, a table as JSON, that takes the new values (summing to 1). */
  edits?: string;
}

export interface FigureAxis {
  label: string;
  unit?: string;
  scale?: 'linear' | 'log';
  /** Counts: no ticks between whole numbers. */
  whole?: boolean;
}

/** Curves and points over a common axis. */
export interface LinesFigure extends Titled {
  kind: 'lines';
  x: FigureAxis;
  y: FigureAxis;
  lines: readonly {
    label: string;
    role: Role;
    /** `band`: points are [x, lower, upper]. */
    mark: 'line' | 'dots' | 'band';
    /** One of many alike, as replicas are: the legend has one entry, of this name, for the whole family. */
    family?: string;
    /** Its family's lines are not alike: each is read under its own name. */
    named?: boolean;
    points: readonly (readonly number[])[];
  }[];
  /** Upright lines; one with a control can be dragged along x. */
  handles?: readonly { x: number; label: string; control?: string }[];
}

/** Numbers and words in rows. */
export interface TableFigure extends Titled {
  kind: 'table';
  columns: readonly { label: string; unit?: string }[];
  rows: readonly (readonly (string | number)[])[];
}

/** A matrix as shaded cells: a joint table, a phase diagram. `values[row][column]`. */
export interface GridFigure extends Titled {
  kind: 'grid';
  x: { label: string; ticks: readonly string[] };
  y: { label: string; ticks: readonly string[] };
  values: readonly (readonly number[])[];
  unit: string;
}
