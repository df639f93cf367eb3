import type { Plan } from '../../src/experiment/experiment.ts';
import type { Findings } from '../../src/experiment/findings.ts';
import type { ClaimResult, RecordedRun } from '../../src/recording/recording.ts';
import { collapseClaims } from './collapse-claims.ts';
import type { Facts } from './facts.ts';
import { phaseClaims } from './phase-claims.ts';
import { ratesClaims } from './rates-claims.ts';
import { remediesClaims } from './remedies-claims.ts';

export function claims(runs: readonly RecordedRun[], plan: Plan, findings: Findings): ClaimResult[] {
  const facts = plan.facts as Facts;
  switch (facts.show) {
    case 'collapse':
      return collapseClaims(runs, facts);
    case 'rates':
      return ratesClaims(runs, facts);
    case 'phase':
      return phaseClaims(runs, facts, findings);
    case 'remedies':
      return remediesClaims(runs, facts);
  }
}
