import type { RecordedRun } from '../../src/recording/recording.ts';
import type { Direction, Facts, Side } from './theory.ts';

export type Pair = Record<Direction, RecordedRun | undefined>;

/** The two runs of one side. */
export function pair(runs: readonly RecordedRun[], facts: Facts, side: Side): Pair {
  const find = (direction: Direction) =>
    runs.find((_, i) => facts.runs[i].side === side && facts.runs[i].direction === direction);
  return { reverse: find('reverse'), forward: find('forward') };
}
