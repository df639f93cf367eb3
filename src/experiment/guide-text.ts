import type { GuideStep, Plan } from './experiment.ts';
import { type InformationWords, NATS } from './information-words.ts';

/** A step's prose under this plan, with information in the reader's unit. */
export function guideText({ text }: GuideStep, plan: Plan, unit: InformationWords = NATS): string {
  return typeof text === 'string' ? text : text(plan, unit);
}
