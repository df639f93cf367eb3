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
    ...of('table', tableClaims(facts.joint, findings)),
    ...of('Gaussian', [...networkClaims(runs, facts, findings), ...boundClaims(runs, facts, findings)]),
  ];
}

/** Two pairs x, y have the same letters: which is meant stands before each claim. */
function of(source: 'table' | 'Gaussian', claims: readonly ClaimResult[]): ClaimResult[] {
  return claims.map((claim) => ({ ...claim, statement: `${source}: ${claim.statement}` }));
}
