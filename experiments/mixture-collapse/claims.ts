import type { Plan } from '../../src/experiment/experiment.ts';
import type { ClaimResult, RecordedRun } from '../../src/recording/recording.ts';
import { collapseClaims } from './collapse-claims.ts';
import type { CollapseFacts } from './theory.ts';

export function claims(runs: readonly RecordedRun[], plan: Plan): ClaimResult[] {
  const facts = plan.facts as CollapseFacts;
  switch (facts.show) {
    case 'collapse':
      return collapseClaims(runs, facts);
  }
}
