import type { Plan } from '../../experiment/experiment.ts';
import type { Reading } from '../../training/protocol.ts';

/**
 * What the page shows while a plan's study begins: this plan's own numbers and figures, and in place of those that it has
 * not come to yet the earlier plan's, so that the page does not jump under the reader's hand. `late` names the latter.
 */
export function heldReading(
  earlier: Pick<Reading, 'quantities' | 'figures'>,
  now: Pick<Reading, 'quantities' | 'figures'>,
): Pick<Reading, 'quantities' | 'figures'> & { late: ReadonlySet<string> } {
  const late = new Set<string>();
  return {
    quantities: held(earlier.quantities, now.quantities, ({ name }) => `quantity ${name}`, late),
    figures: held(earlier.figures, now.figures, ({ id }) => `figure ${id}`, late),
    late,
  };
}

/** Whether a plan will come to what the one before it came to: the same competitors, and a study of the same. */
export function measuresTheSame(before: Plan | null, plan: Plan): boolean {
  const measured = (of: Plan) => JSON.stringify([of.runs.map(({ label }) => label), of.study?.round]);
  return before !== null && measured(before) === measured(plan);
}

function held<Item>(
  earlier: readonly Item[],
  now: readonly Item[],
  key: (item: Item) => string,
  late: Set<string>,
): Item[] {
  const ready = new Map(now.map((item) => [key(item), item]));
  const kept = earlier.map((item) => {
    const own = ready.get(key(item));
    if (!own) late.add(key(item));
    ready.delete(key(item));
    return own ?? item;
  });
  return [...kept, ...ready.values()];
}
