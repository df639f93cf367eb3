import type { GuideStep } from '../../src/experiment/experiment.ts';
import { perNat } from '../../src/experiment/information-words.ts';
import { count, short } from '../measure.ts';
import type { Facts } from './facts.ts';

export const guide: readonly GuideStep[] = [
  {
    text: ({ runs, facts }, unit) => {
      const { best, examples } = facts as Facts;
      return `Take $-\\log$ of a Gaussian density around $\\hat y(x)$: $r^2/2\\sigma^2${perNat(unit)} + \\log\\sigma + \\tfrac12\\log 2\\pi$. Only the first part knows $\\hat y$, so for any held $\\sigma$ the best fit is that of squared error, least squares${best ? `: on these ${examples} examples a mean $r^2$ of ${short(best.meanSquare)}` : ''}. ${runs.length} models train; compare the lines of L2 and of every $\\sigma$.`;
    },
  },
  {
    text: 'Where a model can give each x its own prediction, least squares gives it the mean of the y there, however skewed the noise.',
    action: { label: 'Take three values of x', set: { dataset: 'levels' } },
  },
  {
    text: ({ facts }) => {
      const { best } = facts as Facts;
      return `Hold $\\sigma$ smaller and smaller: the price of the same residuals grows as $1/\\sigma^2$, without bound. Squared error measures in units of a precision that somebody chose. Let $\\sigma$ be learned, and it settles where $\\sigma^2$ is the mean $r^2$${best ? `, at $\\sigma = ${short(Math.sqrt(best.meanSquare))}$` : ''}.`;
    },
    action: { label: 'Hold σ at 1, 0.1, 0.01', set: { dataset: 'engel', scales: '1,0.1,0.01' } },
  },
  {
    text: 'Look at the residuals of Engel’s households against the Gaussian that squared error believes in: too peaked, too heavy in the tails. Rich households differ more than poor ones. Let $\\log\\sigma(x)$ be a line of its own, and the residuals, each in its own $\\sigma(x)$, come close to the Gaussian.',
    action: { label: 'Back to Engel’s households', set: { dataset: 'engel', scales: '1,0.3,0.1' } },
  },
  {
    text: ({ runs, facts }) => {
      const { few } = facts as Facts;
      const steps = runs[3].spec.steps;
      return `Now a network gets ${few.examples} points and may choose $\\sigma$ at each. It can pass through all of them, so nothing holds $\\sigma(x)$ up: at each point the loss falls by $1/${few.examples}$ of what $\\log\\sigma$ falls by there, as a mixture’s captured point does. In ${count(steps)} steps it gets only so far, since $\\hat y$ trembles by the size of a step; there is no floor. On rows that it did not see, its loss climbs.`;
    },
    action: { label: 'Train the network four times as long', set: { steps: '8000' } },
  },
];
