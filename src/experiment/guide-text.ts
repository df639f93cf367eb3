import type { GuideStep, Plan } from './experiment.ts';

/** The unit in which a guide says numbers that were computed in nats. */
export interface InformationWords {
  name: string;
  /** Nats in this unit. */
  of(nats: number): number;
}

export const NATS: InformationWords = { name: 'nats', of: (nats) => nats };

/** A step's prose under this plan, with information in the reader's unit. */
export function guideText({ text }: GuideStep, plan: Plan, unit: InformationWords = NATS): string {
  return typeof text === 'string' ? text : text(plan, unit);
}
