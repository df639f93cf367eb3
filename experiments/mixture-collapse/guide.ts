import type { GuideStep } from '../../src/experiment/experiment.ts';
export const guide: readonly GuideStep[] = [];
