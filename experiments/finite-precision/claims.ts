import type { Plan } from '../../src/experiment/experiment.ts';
import type { Findings } from '../../src/experiment/findings.ts';
import type { ClaimResult, RecordedRun } from '../../src/recording/recording.ts';
import { coderClaims } from './coder-claims.ts';
import { limitClaims } from './limit-claims.ts';
import { sourceOf } from './source.ts';
import type { Facts } from './theory.ts';
import { trainedClaims } from './trained-claims.ts';

export function claims(runs: readonly RecordedRun[], plan: Plan, findings: Findings): ClaimResult[] {
  const facts = plan.facts as Facts;
  const source = sourceOf(facts.source);
  return [
    ...limitClaims(source, facts, findings),
    ...trainedClaims(runs, facts),
    ...coderClaims(source, facts, findings),
  ];
}
