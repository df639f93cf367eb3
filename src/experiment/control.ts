import type { ObjectiveSpec } from '../recording/spec.ts';

/** A control of an experiment: labelled, with unit and range; the page draws it, the command line sets it by name. */
export type Control = {
  /** Name in `--set name=value` and in the page's URL. */
  name: string;
  label: string;
  /** One sentence: what it changes. */
  help: string;
  unit?: string;
  /** True for controls that most readers never need; the page folds them away. */
  advanced?: boolean;
} & (
  | { kind: 'number'; default: number; min: number; max: number; log?: boolean }
  | { kind: 'integer'; default: number; min: number; max: number }
  | { kind: 'choice'; default: string; options: readonly string[] }
  /** A comma-separated list of choices, without repetition. */
  | { kind: 'choices'; default: string; options: readonly string[] }
  /** Free text with its own check, which throws an InputError; JSON such as a population. */
  | {
      kind: 'text';
      default: string;
      check: (text: string) => void;
      /** Text of many lines, which may be long: the page then offers a larger field and a file. */
      multiline?: true;
      /** Objectives that the reader types, separated by semicolons: the page then offers an editor for them. */
      formulas?: { family: 'density' | 'residual'; drawers: readonly ObjectiveSpec['over'][] };
    }
);

/** Checked values by control name. Numbers are numbers, choices strings, choice lists string arrays. */
export interface ControlValues {
  number(name: string): number;
  choice(name: string): string;
  choices(name: string): string[];
  text(name: string): string;
  /** True when the reader set it, rather than taking the default. */
  isSet(name: string): boolean;
  /** As in a URL: name → text, for those that were set. */
  readonly entries: Record<string, string>;
}
