import type { Population } from './population.ts';
import { trueWeights } from './population.ts';

/** What one regressor is trained on, towards what, and from which prior. */
export interface Contestant {
  id: 'bound' | 'loss' | 'bad-prior' | 'random-bound' | 'random-loss';
  label: string;
  randomLabels: boolean;
  /** Whether KL to the prior is trained too, as the bound asks for; else the loss alone. */
  payKl: boolean;
  /** Believes that w lies about 0, or about the very opposite of the truth. */
  prior: 'zero' | 'opposite';
}

export const CONTESTANTS: readonly Contestant[] = [
  { id: 'bound', label: 'Bound minimised', randomLabels: false, payKl: true, prior: 'zero' },
  { id: 'loss', label: 'Loss alone', randomLabels: false, payKl: false, prior: 'zero' },
  { id: 'bad-prior', label: 'Bound, bad prior', randomLabels: false, payKl: true, prior: 'opposite' },
  { id: 'random-bound', label: 'Bound, random labels', randomLabels: true, payKl: true, prior: 'zero' },
  { id: 'random-loss', label: 'Loss alone, random labels', randomLabels: true, payKl: false, prior: 'zero' },
];

export function labelOf(id: Contestant['id']): string {
  return CONTESTANTS.find((each) => each.id === id)!.label;
}

export function populationOf(
  { randomLabels }: Contestant,
  { noise, width }: { noise: number; width: number },
): Population {
  return { noise, width, randomLabels };
}

export function priorMean({ prior }: Contestant, frequencies: number): number[] {
  return trueWeights(frequencies).map((weight) => (prior === 'opposite' ? -weight : 0));
}
