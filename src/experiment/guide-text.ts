import type { GuideStep, Plan } from './experiment.ts';

/** A step's prose under this plan. */
export function guideText({ text }: GuideStep, plan: Plan): string {
  return typeof text === 'string' ? text : text(plan);
}
