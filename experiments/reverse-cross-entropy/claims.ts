import type { Plan } from '../../src/experiment/experiment.ts';
import type { ClaimResult, RecordedRun } from '../../src/recording/recording.ts';
import { densityClaims } from './density-claims.ts';
import { pair } from './pair.ts';
import { tableClaims } from './table-claims.ts';
import type { Facts } from './theory.ts';

export function claims(runs: readonly RecordedRun[], plan: Plan): ClaimResult[] {
  const facts = plan.facts as Facts;
  return [...tableClaims(pair(runs, facts, 'table'), facts), ...densityClaims(pair(runs, facts, 'density'), facts)];
}
