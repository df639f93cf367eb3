import type { ObjectiveSpec } from '../recording/spec.ts';

/** A number that the formula names: `delta`, `tau`, `nu`, `alpha`. Both ends of the range are allowed. */
export interface ObjectiveParameter {
  name: string;
  label: string;
  default: number;
  min: number;
  max: number;
  /** One sentence: what it changes. */
  help: string;
}

/** What keeps the loss from falling, in the objective's unit, whatever the model. */
export type LowerBound =
  | { kind: 'none'; why: string }
  | { kind: 'constant'; value: number }
  /** H(P), differential for densities. */
  | { kind: 'entropy-of-population' }
  /** −ln max P: reached by all of Q's mass at the mode of P. */
  | { kind: 'max-log-probability' };

/** A training objective as data: an expectation over whoever draws, of what is paid. */
export interface Objective {
  /** Registry id, as in recordings, URLs and `--set objective=`. */
  id: string;
  label: string;
  over: ObjectiveSpec['over'];
  /** The formula, in the language of `src/formula`. */
  pays: string;
  parameters: readonly ObjectiveParameter[];
  nodes: ObjectiveSpec['nodes'];
  unit: ObjectiveSpec['unit'];
  /** `density`: names logp or logq, fits distributions. `residual`: names r and perhaps s, fits regressions. */
  family: 'density' | 'residual';
  lowerBound: LowerBound;
  /** Where it has no derivative, and which subgradient is taken there. */
  kinks?: string;
  /** Lecture page title, textbook or paper. */
  source: string;
  /** One sentence. */
  summary: string;
}
