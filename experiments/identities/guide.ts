import type { GuideStep } from '../../src/experiment/experiment.ts';
import { short } from '../measure.ts';
import type { Facts } from './theory.ts';

export const guide: readonly GuideStep[] = [
  {
    text: (plan, unit) => {
      const { pair } = plan.facts as Facts;
      return `Start with your own P and Q. $H(P) = ${tex(unit.of(pair.entropy))}$, $H(P,Q) = ${tex(unit.of(pair.crossEntropy))}$, and their difference is $\\mathrm{KL}(P,Q) = ${tex(unit.of(pair.divergence))}$ ${unit.name}: the price of believing Q. It cannot be negative, so no Q is cheaper than P itself.`;
    },
    action: {
      label: 'Believe something else',
      set: { preset: 'four', table: '', text: '', model: '[0.1,0.2,0.3,0.4]' },
    },
  },
  {
    text: 'Training finds the same: descent on $H(P,Q)$ starts from random logits, and all replicas end at $Q = P$. That is why minimising a cross-entropy loss is a way to learn a distribution.',
  },
  {
    text: (plan, unit) => {
      const { ofJoint } = plan.facts as Facts;
      return `Mutual information is the same idea once more: what believing $P(x)P(y)$ costs when $P(x,y)$ draws. Here $I(x,y) = ${tex(unit.of(ofJoint.divergence))}$ ${unit.name}, and it is also $H(y) - H(y|x) = ${tex(unit.of(ofJoint.hy))} - ${tex(unit.of(ofJoint.hyGivenX))}$: how much knowing x saves on y.`;
    },
    action: { label: 'A noisy copy', set: { joint: '[[0.45,0.05],[0.05,0.45]]' } },
  },
  {
    text: (plan) =>
      `Do not take it on trust. ${(plan.facts as Facts).draws.pairs} random pairs and as many joint tables look for a counter-example: tables with zeros, tables nearly alike, a Q that misses outcomes, where both sides are infinite. The page shows the worst of each, and the number of the draw, which gives you the table again.`,
  },
  {
    text: 'The last lines are the same statements for densities, with integrals for sums: mixtures of Gaussians on the line and in the plane. $h(p)$ may be negative there; KL and mutual information may not.',
    action: { label: 'Draw another hundred thousand', set: { seed: '2' } },
  },
];

/** A number in TeX, or ∞. */
function tex(value: number): string {
  return Number.isFinite(value) ? short(value) : '\\infty';
}
