import type { Plan } from '../../src/experiment/experiment.ts';
import type { Findings } from '../../src/experiment/findings.ts';
import type { FoundTable } from '../../src/recording/recording.ts';
import { CHANNEL_ROUNDS, channels } from './channels.ts';
import { criticRounds, critics } from './critics.ts';
import { SWEEP_ROUNDS, sweep } from './sweep.ts';
import type { Facts } from './theory.ts';

export function studyRounds(facts: Facts): number {
  return CHANNEL_ROUNDS + criticRounds(facts) + SWEEP_ROUNDS;
}

/** Random channels behind the table, then critics on the networks' draws, then the networks' estimate over a range of ρ and d. */
export function* study(plan: Plan): Generator<Findings, void> {
  const facts = plan.facts as Facts;
  const found = new Map<string, FoundTable>();
  function* keep(generator: Generator<FoundTable | FoundTable[], void>): Generator<Findings, void> {
    for (const tables of generator) {
      for (const table of [tables].flat()) found.set(table.name, table);
      yield [...found.values()];
    }
  }
  yield* keep(channels(facts));
  yield* keep(critics(facts));
  yield* keep(sweep(facts));
}
