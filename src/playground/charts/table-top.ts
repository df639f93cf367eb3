import type { PlannedRun } from '../../experiment/experiment.ts';
import type { NaturalParameters } from '../../recording/recording.ts';
import { formatCount } from '../format/numbers.ts';

/** What a card shows Q against, [outcome]: what the plan says, else P, else the training frequencies. */
export function referenceOf({ spec, reference }: PlannedRun): readonly number[] {
  if (reference) return reference;
  if (spec.population?.kind === 'table') return spec.population.probabilities;
  if (!spec.data || spec.model.kind !== 'categorical') return [];
  const counts = new Array<number>(spec.model.outcomes).fill(0);
  for (const [outcome] of spec.data.train) counts[outcome]++;
  return counts.map((count) => count / spec.data!.train.length);
}

/** The same in words. A reference of the plan's own is the lesson's P. */
export function referenceName({ spec, reference }: PlannedRun): string {
  return reference || spec.population
    ? 'population P'
    : `frequencies in ${formatCount(spec.data?.train.length ?? 0)} draws`;
}

/** Room above the highest bar, and the least height of an axis. */
const [ROOM, LEAST] = [1.05, 1e-9];

/** Where the axes of all tables end, so that cards can be compared. `shown`: what each run's card shows, if anything yet. */
export function tableTop(runs: readonly PlannedRun[], shown: readonly (NaturalParameters | undefined)[]): number {
  const bars = runs.flatMap((run, index) => {
    if (run.spec.model.kind !== 'categorical') return [];
    const model = shown[index];
    return [...referenceOf(run), ...(model?.kind === 'table' ? model.probabilities.filter(Number.isFinite) : [])];
  });
  return ROOM * bars.reduce((most, each) => Math.max(most, each), LEAST);
}
