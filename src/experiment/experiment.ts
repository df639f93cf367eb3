import type { Table } from '../datasets/table.ts';
import type { ClaimResult, RecordedRun } from '../recording/recording.ts';
import type { RunSpec } from '../recording/spec.ts';
import type { Control, ControlValues } from './control.ts';

/** A line that theory draws beneath a curve. */
export interface TheoryLine {
  label: string;
  /** How we know it. */
  kind: 'proved' | 'stationary' | 'best of N';
  /** The level, in the objective's unit. */
  value: number;
  /** Which planned run it belongs to (its colour); absent: all. */
  run?: number;
}

export interface PlannedRun {
  /** What the column's heading says: "Maximum likelihood", "Reverse KL". */
  label: string;
  spec: RunSpec;
}

/** What an experiment is about to do: plain data, so that it crosses to a worker. */
export interface Plan {
  runs: PlannedRun[];
  theory: TheoryLine[];
  /** The experiment's own facts for its claims (optima found by search, closed forms), as plain data. */
  facts: unknown;
}

export interface GuideStep {
  /** Prose; `$…$` is TeX. A function of the plan where it names what the settings decide. */
  text: string | ((plan: Plan) => string);
  /** Settings that this step's link applies, with the link's text. */
  action?: { label: string; set: Record<string, string> };
}

/** A question, runs, theory and claims. */
export interface Experiment {
  id: string;
  group: 'Information' | 'Direction' | 'Density' | 'Noise';
  title: string;
  /** The page's heading. */
  question: string;
  /** One sentence under it. */
  setUp: string;
  /** Lecture page title, textbook equation, paper. */
  source: string;
  controls: readonly Control[];
  /** Name of the built-in data set that the controls choose; null where the experiment draws from a population. */
  dataset(controls: ControlValues): string | null;
  /** Throws InputError where data and controls do not fit. `table`: the chosen data set, or the reader's own. */
  plan(controls: ControlValues, table: Table | null): Plan;
  /** The one function shared by the test, the command line's verdict and the page's chips. */
  claims(runs: readonly RecordedRun[], plan: Plan): ClaimResult[];
  guide: readonly GuideStep[];
}
