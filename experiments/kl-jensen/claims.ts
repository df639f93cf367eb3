import type { Plan } from '../../src/experiment/experiment.ts';
import type { Findings } from '../../src/experiment/findings.ts';
import type { ClaimResult, RecordedRun } from '../../src/recording/recording.ts';
import { chordClaims } from './chord-claims.ts';
import { descentClaims } from './descent-claims.ts';
import { ownPairClaims, pairClaims } from './pair-claims.ts';
import type { Facts } from './theory.ts';

export function claims(runs: readonly RecordedRun[], plan: Plan, findings: Findings): ClaimResult[] {
  const facts = plan.facts as Facts;
  return [
    ...chordClaims(facts.chord),
    ...pairClaims(findings, facts),
    ...ownPairClaims(facts),
    ...runs.flatMap((run) => descentClaims(run, facts)),
  ];
}
