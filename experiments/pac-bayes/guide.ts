import type { GuideStep, Plan } from '../../src/experiment/experiment.ts';
import { count, short } from '../measure.ts';
import { type Facts, MOST } from './theory.ts';

const factsOf = (plan: Plan) => plan.facts as Facts;

export const guide: readonly GuideStep[] = [
  {
    text: (plan, unit) => {
      const { examples, delta } = factsOf(plan);
      return `A low training loss promises nothing: it may have been learned by heart. A PAC-Bayes bound promises something, for all but a share $\\delta = ${short(delta)}$ of training sets of ${count(examples)} examples, and whatever the world is like. Its price is $\\mathrm{KL}(Q, P)$: how many ${unit.name} it takes to say which weights Q were found, to someone who believed P.`;
    },
  },
  {
    text: (plan) => {
      const { bestConstant, promised } = factsOf(plan);
      return `So train on the promise itself. The loss is $1 - e^{-r^2/2c^2}$, never above ${MOST}; each weight has a mean and a noise of its own. Watch the bound come down: the truth itself would get some ${short(promised)}. A constant cannot do better than ${short(bestConstant.loss)}, so a bound below that proves that something was learned, without a single held-out example.`;
    },
  },
  {
    text: 'Now deal the labels out at random. There is nothing to learn, and the training loss falls nevertheless. The bound does not: it goes past 1 and says nothing. That is the surprise: it needs no held-out data to tell learning from learning by heart. Fewer examples make it plainer.',
    action: { label: 'Take 150 examples', set: { examples: '150' } },
  },
  {
    text: 'The prior is not a belief that has to be true. One that is centred on the opposite of the truth makes the bound looser, and the bound still holds. What matters is that it was fixed before the data. A broad one pays more for every weight.',
    action: { label: 'Take a broader prior', set: { priorScale: '1' } },
  },
  {
    text: (plan) => {
      const { lambda } = factsOf(plan);
      return `$\\lambda = ${short(lambda)}$ was fixed in advance, too. A good value is near the lowest point of the curve, but to choose it afterwards one must pay: 33 values at $\\delta/33$ each. Drag λ to 5: the charge grows, and so does the noise that training leaves on the weights.`;
    },
    action: { label: 'Set λ to 5', set: { lambda: '5' } },
  },
];
