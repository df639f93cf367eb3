import type { PhaseFacts } from './phase-plan.ts';
import type { RatesFacts } from './rates-plan.ts';
import type { RemediesFacts } from './remedies-plan.ts';
import type { CollapseFacts } from './theory.ts';

/** What each show has its claims know of the data, found without any training. */
export type Facts = CollapseFacts | RatesFacts | PhaseFacts | RemediesFacts;
