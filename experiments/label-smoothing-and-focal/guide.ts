import type { GuideStep, Plan } from '../../src/experiment/experiment.ts';
import { short } from '../measure.ts';
import type { Facts } from './theory.ts';

const ALL = 'population-cross-entropy,brier,label-smoothing,focal,absolute-error';
const factsOf = (plan: Plan) => plan.facts as Facts;
const most = (values: readonly number[]) => short(Math.max(...values));

export const guide: readonly GuideStep[] = [
  {
    text: (plan) =>
      `A loss is proper when nothing beats telling the truth: its expectation under P is least at $Q = P$, for every P. Cross-entropy is, and so is the Brier score. What is trained of it is the excess over its least value, $\\sum_y (P(y) - Q(y))^2$, which its card writes as an expectation under Q. Both end at P, whose likeliest outcome has ${most(factsOf(plan).probabilities)}.`,
  },
  {
    text: (plan, unit) => {
      const { epsilon, minimisers, probabilities } = factsOf(plan);
      return `Label smoothing replaces a share $\\varepsilon = ${short(epsilon)}$ of the labels by random ones, so that they are drawn from $P_\\varepsilon = (1 - \\varepsilon)P + \\varepsilon/m$. Its Q is right about those labels: it ends at $P_\\varepsilon$, and says ${most(minimisers['label-smoothing'].table!)} where P has ${most(probabilities)}. That costs ${short(unit.of(minimisers['label-smoothing'].kl!))} ${unit.name} of cross-entropy.`;
    },
  },
  {
    text: (plan) => {
      const { gamma, minimisers, entropy, probabilities } = factsOf(plan);
      const focal = minimisers.focal;
      const difference = focal.entropy! - entropy;
      const shape =
        Math.abs(difference) < 1e-6 ? 'as flat as P' : difference > 0 ? 'flatter than P' : 'here sharper than P';
      return `Focal loss pays less for what Q already finds likely: $-(1 - Q)^\\gamma \\log Q$, here with $\\gamma = ${short(gamma)}$. There is less to gain from being sure, and Q ends ${shape}: ${most(focal.table!)} where P has ${most(probabilities)}. The dots lie on a curve that bends away from the diagonal.`;
    },
  },
  {
    text: 'The absolute error, $1 - Q(y)$, is how often a guess drawn from Q is wrong. To be wrong least often, always say the likeliest outcome: all that P knows of the others is lost.',
  },
  {
    text: 'Focal loss is known for calming sure models, and with a sure P it does. With many unlikely outcomes it does the opposite: for the letters of English its Q is sharper than P.',
    action: { label: 'Take the letters', set: { preset: 'letters', table: '', objective: ALL } },
  },
  {
    text: 'With $\\varepsilon = 0$ and $\\gamma = 0$ both are cross-entropy again, and all but the absolute error end at P.',
    action: { label: 'Set both to 0', set: { preset: 'four', table: '', objective: ALL, epsilon: '0', gamma: '0' } },
  },
];
