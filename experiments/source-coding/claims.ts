import type { Plan } from '../../src/experiment/experiment.ts';
import type { Findings } from '../../src/experiment/findings.ts';
import type { ClaimResult, RecordedRun } from '../../src/recording/recording.ts';
import { blockClaims, codeClaims, searchClaims, wrongCodeClaims } from './code-claims.ts';
import { messageClaims } from './message-claims.ts';
import type { Facts } from './theory.ts';

export function claims(_runs: readonly RecordedRun[], plan: Plan, findings: Findings): ClaimResult[] {
  const facts = plan.facts as Facts;
  return [codeClaims, searchClaims, blockClaims, wrongCodeClaims, messageClaims].flatMap((part) =>
    part(facts, findings),
  );
}
