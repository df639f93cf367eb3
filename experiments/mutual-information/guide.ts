import type { GuideStep } from '../../src/experiment/experiment.ts';
import { short } from '../measure.ts';
import type { Facts } from './theory.ts';

export const guide: readonly GuideStep[] = [
  {
    text: (plan, unit) => {
      const { entropyY, conditionalEntropy, information } = (plan.facts as Facts).joint;
      return `Begin with the table; the cards and the curves are of the vectors on the next page. Before you see the table’s $x$, its $y$ surprises you by $H(y) = ${short(unit.of(entropyY))}$ ${unit.name} on average; once you have seen it, by $H(y|x) = ${short(unit.of(conditionalEntropy))}$. The difference, $I(x,y) = ${short(unit.of(information))}$ ${unit.name}, is what $x$ tells – and just as much does $y$ tell of $x$.`;
    },
    action: { label: 'Take a bit that is flipped one time in ten', set: { preset: 'channel', joint: '' } },
  },
  {
    text: (plan, unit) => {
      const { rho, dimensions, truth } = plan.facts as Facts;
      return `Now without a table: $x$ and $y$ are vectors of ${dimensions} ${dimensions === 1 ? 'number' : 'numbers'}, of which all we have are draws. One network predicts each $y$ from its own $x$; the other is handed the $x$ of another draw, and can learn $P(y)$ at best. The gap between their losses is $I$: here $-\\tfrac12\\log(1-${short(rho).replace('−', '-')}^2)\\cdot ${dimensions} = ${short(unit.of(truth))}$ ${unit.name}.`;
    },
  },
  {
    text: (plan, unit) => {
      const { batch, truth } = plan.facts as Facts;
      const most = Math.log(batch);
      return `The other three curves are lower bounds, each a critic’s score of true pairs against mixed ones. InfoNCE picks the true partner out of $N = ${batch}$: whoever guesses right every time learns $\\log N = ${short(unit.of(most))}$ ${unit.name} and no more, ${truth > most ? `though there are ${short(unit.of(truth))}` : `which is enough for the ${short(unit.of(truth))} there are`}.`;
    },
    action: { label: 'Eight partners to choose from', set: { batch: '8' } },
  },
  {
    text: 'NWJ and Donsker–Varadhan (as in MINE) have no such ceiling, but they need the mean of $e^f$, where f is the critic’s score, over mixed pairs. It rests on pairs so rare that a sample holds none of them. With less to be found, all four agree. The curves are estimates on held-out draws, and may end a little above the truth: InfoNCE and NWJ bound it on average, Donsker–Varadhan, which takes the logarithm of an estimated mean, not even then.',
    action: { label: 'Less to be found', set: { rho: '0.5', dimensions: '2' } },
  },
  {
    text: 'The lecture’s moral: measure mutual information as a difference of two entropies, each by cross-entropy. It is neither a lower nor an upper bound, but it is right, for large $I$ too.',
    action: { label: 'More to be found', set: { rho: '0.97', dimensions: '8' } },
  },
];
