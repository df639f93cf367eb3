import type { Plan } from '../../experiment/experiment.ts';
import { sameValues } from '../session/same-values.ts';

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
    const scoring = plan.runs.map(({ spec: { objective, data, population } }) => ({ objective, data, population }));
    const different: Judge[] = [];
    for (const [run, scores] of scoring.entries()) {
      const alike = different.find(({ runs }) => sameValues(scoring[runs[0]], scores));
      if (alike) alike.runs.push(run);
      else different.push({ runs: [run] });
    }
    found = different;
    judges.set(plan, found);
  }
  return found;
}
