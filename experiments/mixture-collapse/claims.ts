import type { Plan } from '../../src/experiment/experiment.ts';
import type { ClaimResult, RecordedRun } from '../../src/recording/recording.ts';
import { collapseClaims } from './collapse-claims.ts';
import { ratesClaims } from './rates-claims.ts';
import type { RatesFacts } from './rates-plan.ts';
import type { CollapseFacts } from './theory.ts';

export function claims(runs: readonly RecordedRun[], plan: Plan): ClaimResult[] {
  const facts = plan.facts as CollapseFacts | RatesFacts;
  switch (facts.show) {
    case 'collapse':
      return collapseClaims(runs, facts);
    case 'rates':
      return ratesClaims(runs, facts);
  }
}
