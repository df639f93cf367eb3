import type { Table } from '../datasets/table.ts';
import type { ClaimResult, Quantity, RecordedRun } from '../recording/recording.ts';
import type { PopulationSpec, RunSpec } from '../recording/spec.ts';
import type { Control, ControlValues } from './control.ts';
import type { EditablePoints } from './edited-data.ts';
import type { Figure } from './figure.ts';
import type { Findings } from './findings.ts';
import type { InformationWords } from './information-words.ts';

/** A line that theory draws beneath a curve. */
export interface TheoryLine {
  label: string;
  /** How we know it. */
  kind: 'proved' | 'stationary' | 'best of N' | 'predicted';
  /** The level, in the objective's unit. */
  value: number;
  /** Which planned run it belongs to (its colour); absent: all. */
  run?: number;
  /** A slope instead of a level, of one replica's curve: `value` at step `from`, and by how much it changes a step. */
  slope?: { from: number; perStep: number; replica: number };
}

export interface PlannedRun {
  /** What the column's heading says: "Maximum likelihood", "Reverse KL". */
  label: string;
  spec: RunSpec;
  /** Whose draws the run learns from, as TeX, where that is not the lesson's P itself: its card's formula says so. */
  drawer?: string;
  /** The table [outcome] that its card shows Q against, where that is not the one it learns from. */
  reference?: readonly number[];
}

/** What an experiment is about to do: plain data, so that it crosses to a worker. */
export interface Plan {
  /** Models to be trained; none in a lesson that only measures. */
  runs: PlannedRun[];
  /** The population that the control of that name holds, where the runs train on draws from it instead: it can be dragged. */
  drawnFrom?: PopulationSpec;
  /** Training points that the control `edits` changes; absent where the lesson has none, or does not train on them. */
  points?: EditablePoints;
  theory: TheoryLine[];
  /** The experiment's own facts for its claims (optima found by search, closed forms), as plain data. */
  facts: unknown;
  /** Names of a table's outcomes, for the cards that draw one; absent: their numbers, from 0. */
  outcomes?: readonly string[];
  /** How many rounds the experiment's study takes, and what a round is ("blocks of 1,000 symbols"); absent: no study. */
  study?: { rounds: number; round: string };
}

export interface GuideStep {
  /** Prose; `$…$` is TeX. A function of the plan where it names what the settings decide, and of the unit where that is information. */
  text: string | ((plan: Plan, unit: InformationWords) => string);
  /** Settings that this step's link applies, with the link's text. */
  action?: { label: string; set: Record<string, string> };
}

/** All that was recorded, which claims, quantities and figures are read from. */
export interface Evidence {
  runs: readonly RecordedRun[];
  /** Of the study; empty before its first round, and where there is none. */
  findings: Findings;
}

/** A question, runs, theory and claims. */
export interface Experiment {
  id: string;
  group: 'Information' | 'Direction' | 'Density' | 'Noise' | 'All';
  title: string;
  /** The page's heading. */
  question: string;
  /** One sentence under it. */
  setUp: string;
  /** What is computed, as TeX, for a lesson whose formulas no card shows; of the unit, where it is more than logarithms. */
  formula?: string | ((unit: InformationWords) => string);
  /** Lecture page title, textbook equation, paper. */
  source: string;
  controls: readonly Control[];
  /** Where controls stand that are not set, by name, where other settings make that another number than their default. */
  defaults?(controls: ControlValues): Readonly<Record<string, string>>;
  /** Name of the built-in data set that the controls choose; null where the experiment draws from a population. */
  dataset(controls: ControlValues): string | null;
  /** Throws InputError where data and controls do not fit. `table`: the chosen data set, or the reader's own. */
  plan(controls: ControlValues, table: Table | null): Plan;
  /**
   * What is measured without training: samples drawn, texts coded, a setting swept. Yields what it has found so far at
   * the end of each of the plan's rounds; a round takes 50 ms at most, so that pausing acts at once.
   */
  study?(plan: Plan): Generator<Findings, void>;
  /** The one function shared by the test, the command line's verdict and the page's chips. */
  claims(runs: readonly RecordedRun[], plan: Plan, findings: Findings): ClaimResult[];
  /** The numbers that the lesson is about, by name: large on the page, and in the command line's JSON. */
  quantities?(evidence: Evidence, plan: Plan): Quantity[];
  /** What theory predicts of curves from what was recorded so far: the slope of a collapse from where it began. */
  predictions?(evidence: Evidence, plan: Plan): TheoryLine[];
  /** What is drawn beside models and curves. */
  figures?(evidence: Evidence, plan: Plan): Figure[];
  guide: readonly GuideStep[];
}
