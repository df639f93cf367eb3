import type { Plan } from '../../src/experiment/experiment.ts';
import type { ClaimResult, RecordedRun } from '../../src/recording/recording.ts';
import { densityClaims } from './density-claims.ts';
import { tableClaims } from './table-claims.ts';
import type { Direction, Facts, Side } from './theory.ts';

export function claims(runs: readonly RecordedRun[], plan: Plan): ClaimResult[] {
  const facts = plan.facts as Facts;
  return [...tableClaims(pair(runs, facts, 'table'), facts), ...densityClaims(pair(runs, facts, 'density'), facts)];
}

export type Pair = Record<Direction, RecordedRun | undefined>;

/** The two runs of one side. */
export function pair(runs: readonly RecordedRun[], facts: Facts, side: Side): Pair {
  const find = (direction: Direction) =>
    runs.find((_, i) => facts.runs[i].side === side && facts.runs[i].direction === direction);
  return { reverse: find('reverse'), forward: find('forward') };
}
