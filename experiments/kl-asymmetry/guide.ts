import type { GuideStep } from '../../src/experiment/experiment.ts';
import { short } from '../measure.ts';
import type { Facts } from './theory.ts';

export const guide: readonly GuideStep[] = [
  {
    text: (plan) => {
      const { population, components, mean } = plan.facts as Facts;
      const modes = population.kind === 'mixture' ? population.components : [];
      const size = Math.max(...modes.flatMap((mode) => mode.mean.map(Math.abs)));
      const end =
        components === 1
          ? `All starts end on the one Gaussian with the mean $${point(mean, size)}$ and the ${mean.length === 1 ? 'variance' : 'covariance'} of P.`
          : `Wherever it is stationary, the mixture of ${components} has the mean and the covariance of P.`;
      return `${placesOf(modes, size)}. Forward KL, $\\mathbb{E}_{y \\sim P}[\\log P(y) - \\log Q(y)]$, lets P draw: wherever P draws, Q must be there. ${end}`;
    },
  },
  {
    text: (plan, unit) => {
      const { reverse } = plan.facts as Facts;
      const lead =
        'Reverse KL, $\\mathbb{E}_{y \\sim Q}[\\log Q(y) - \\log P(y)]$, lets Q draw: wherever Q draws, P must be there.';
      if (!reverse?.optima.length) return lead;
      const { optima } = reverse;
      const levels = optima.map(({ level }) => short(Number(unit.of(level).toPrecision(3)))).join(', ');
      const count =
        optima.length === 1
          ? `A search finds one optimum, at ${levels} ${unit.name}: here there is no mode to choose.`
          : `A search finds ${optima.length} local optima, at ${levels} ${unit.name}: which one a replica ends in depends on where it starts. The claim counts who ended where.`;
      return `${lead} ${count}`;
    },
  },
  {
    text: 'Two far modes have a third optimum, broad, over both and the empty middle: a poor one, but nothing downhill leads out of it. Start every replica near the middle, and most stay there.',
    action: { label: 'Start in the middle of P at ±4', set: { preset: 'far-modes', spread: '0.2' } },
  },
  {
    text: 'Move the modes together. Now covering both is the best that either direction can do, and the two fits are nearly the same.',
    action: { label: 'Bring the modes to ±1.5', set: { preset: 'near-modes', spread: '2' } },
  },
  {
    text: 'Make one mode four times as heavy. Reverse KL’s fit on the light mode costs $\\log 5$ instead of $\\log 1.25$, and stays a local optimum all the same.',
    action: { label: 'Weigh the modes .8 and .2', set: { preset: 'unequal-modes', spread: '2' } },
  },
  {
    text: 'How far apart must the modes be? With $\\sigma$ trained, mode-seeking optima appear at a separation of 4.8245 standard deviations, by a fold, and become the better ones at 5.6002; the broad one never goes away. The figures follow all of them. Only with $\\sigma$ held at 1 does the middle split, at 2.9217: the textbook’s picture.',
    action: { label: 'Set the modes at ±3, just beyond', set: { preset: 'middle-modes', spread: '2', sweep: 'on' } },
  },
  {
    text: 'Between the two directions lies a family: the $\\alpha$-divergences, reverse KL at $\\alpha \\to 0$, forward at $\\alpha \\to 1$. With the modes at ±4 the lowest optimum seeks at $\\alpha = \\tfrac14$ and covers at ½; at ¾ there is no other. Jensen–Shannon is symmetric, and covers best, too.',
    action: {
      label: 'Train α = ¼ and Jensen–Shannon',
      set: { preset: 'far-modes', objective: 'reverse-kl,jensen-shannon,alpha-divergence', alpha: '0.25', spread: '1' },
    },
  },
  {
    text: (_, unit) =>
      `In the plane, let P be one Gaussian of correlation $\\rho = .9$ and Q a product of two. Forwards Q keeps P’s variances, backwards it shrinks to $1 - \\rho^2 = .19$ of them; both cost $-\\tfrac12 \\log(1 - \\rho^2)$, ${short(unit.of(-0.5 * Math.log1p(-(0.9 ** 2))))} ${unit.name}. A ring of eight and a banana are in Set-up: with one Gaussian, reverse KL may take an arc of the ring.`,
    action: {
      label: 'A Q without correlation',
      set: { preset: 'correlated', covariance: 'diagonal', objective: 'forward-kl,reverse-kl', spread: '1' },
    },
  },
  {
    text: 'Give Q two Gaussians. Both directions can now reach Q = P, where both are zero; not every start does.',
    action: {
      label: 'Two components, from nearer starts',
      set: { components: '2', preset: 'far-modes', covariance: 'full', spread: '1', steps: '2000' },
    },
  },
];

/** More places than this are counted: nobody reads a list of eight. */
const MOST_PLACES = 3;

function placesOf(modes: readonly { mean: readonly number[] }[], size: number): string {
  const where = modes.map((mode) => `$${point(mode.mean, size)}$`);
  if (modes.length === 1) return `P is one Gaussian around ${where[0]}`;
  if (modes.length > MOST_PLACES) return `P is a mixture of ${modes.length} Gaussians`;
  return `P has its modes at ${where.slice(0, -1).join(', ')} and ${where[where.length - 1]}`;
}

/** As TeX. `size`: of the numbers around it, beside which rounding is nothing. */
function point(at: readonly number[], size: number): string {
  const texts = at.map((value) => short(Math.abs(value) < 1e-9 * size ? 0 : value).replace('−', '-'));
  return texts.length === 1 ? texts[0] : `(${texts.join(', ')})`;
}
