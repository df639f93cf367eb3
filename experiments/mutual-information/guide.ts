import type { GuideStep } from '../../src/experiment/experiment.ts';
import { short } from '../measure.ts';
import type { Facts } from './theory.ts';

export const guide: readonly GuideStep[] = [
  {
    text: (plan) => {
      const { entropyY, conditionalEntropy, information } = (plan.facts as Facts).joint;
      return `Before you see $x$, $y$ surprises you by $H(y) = ${short(entropyY)}$ nats on average; once you have seen it, by $H(y|x) = ${short(conditionalEntropy)}$. The difference, $I(x,y) = ${short(information)}$ nats, is what $x$ tells – and just as much does $y$ tell of $x$.`;
    },
    action: { label: 'Take a bit that is flipped one time in ten', set: { preset: 'channel', joint: '' } },
  },
  {
    text: (plan) => {
      const { rho, dimensions, truth } = plan.facts as Facts;
      return `Now without a table: $x$ and $y$ are vectors of ${dimensions} ${dimensions === 1 ? 'number' : 'numbers'}, of which all we have are draws. One network predicts each $y$ from its own $x$; the other is handed the $x$ of another draw, and can learn $P(y)$ at best. The gap between their losses is $I$: here $-\\tfrac12\\ln(1-${short(rho).replace('−', '-')}^2)\\cdot ${dimensions} = ${short(truth)}$ nats.`;
    },
  },
  {
    text: (plan) => {
      const { batch, truth } = plan.facts as Facts;
      const most = Math.log(batch);
      return `The other three curves are lower bounds, each a critic’s score of true pairs against mixed ones. InfoNCE picks the true partner out of $N = ${batch}$: whoever guesses right every time learns $\\ln N = ${short(most)}$ nats and no more, ${truth > most ? `though there are ${short(truth)}` : `which is enough for the ${short(truth)} there are`}.`;
    },
    action: { label: 'Eight partners to choose from', set: { batch: '8' } },
  },
  {
    text: 'NWJ and Donsker–Varadhan (as in MINE) have no such ceiling, but they need the mean of $e^f$, where f is the critic’s score, over mixed pairs. It rests on pairs so rare that a sample holds none of them. With less to be found, all four agree.',
    action: { label: 'Less to be found', set: { rho: '0.5', dimensions: '2' } },
  },
  {
    text: 'The lecture’s moral: measure mutual information as a difference of two entropies, each by cross-entropy. It is neither a lower nor an upper bound, but it is right, for large $I$ too.',
    action: { label: 'More to be found', set: { rho: '0.97', dimensions: '8' } },
  },
];
