import type { Plan } from '../../experiment/experiment.ts';

/** Runs whose objective, data and population are the same: they score every model alike. */
export interface Judge {
  /** Indices of the planned runs, the first first. */
  runs: number[];
}

const judges = new WeakMap<Plan, readonly Judge[]>();

/** The different ways in which a plan's runs score models, in the plan's order. */
export function judgesOf(plan: Plan): readonly Judge[] {
  let found = judges.get(plan);
  if (!found) {
    const byKey = new Map<string, Judge>();
    plan.runs.forEach(({ spec: { objective, data, population } }, run) => {
      const key = JSON.stringify([objective, data, population]);
      const alike = byKey.get(key);
      if (alike) alike.runs.push(run);
      else byKey.set(key, { runs: [run] });
    });
    found = [...byKey.values()];
    judges.set(plan, found);
  }
  return found;
}
