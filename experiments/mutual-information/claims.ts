import type { Plan } from '../../src/experiment/experiment.ts';
import type { Findings } from '../../src/experiment/findings.ts';
import type { ClaimResult, RecordedRun } from '../../src/recording/recording.ts';
import { boundClaims } from './bound-claims.ts';
import { networkClaims } from './network-claims.ts';
import { tableClaims } from './table-claims.ts';
import type { Facts } from './theory.ts';

export function claims(runs: readonly RecordedRun[], plan: Plan, findings: Findings): ClaimResult[] {
  const facts = plan.facts as Facts;
  return [
    ...tableClaims(facts.joint, findings),
    ...networkClaims(runs, facts, findings),
    ...boundClaims(runs, facts, findings),
  ];
}
