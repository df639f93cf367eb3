import type { GuideStep } from '../../src/experiment/experiment.ts';
import { short } from '../measure.ts';
import { noiseEntropy } from './precision.ts';
import type { Facts } from './theory.ts';

export const guide: readonly GuideStep[] = [
  {
    text: (plan, unit) => {
      const { name, sigma, exact } = plan.facts as Facts;
      return `A real number has infinitely many digits, so its entropy is infinite. But who needs them all? Let $\\tilde y = y + \\sigma\\epsilon$ be a copy with noise, and ask what the copy tells: $H_\\sigma(y) = I(y, \\tilde y)$. Here $y$ is ${name}; at $\\sigma = ${short(sigma)}$ it is ${short(unit.of(exact))} ${unit.name}. Drag $\\sigma$.`;
    },
  },
  {
    text: (plan, unit) => {
      const { differentialEntropy, dimension, sigma, exact } = plan.facts as Facts;
      if (differentialEntropy === null) {
        return 'The differential entropy of a point is $-\\infty$, and the lecture’s approximation with it; $H_\\sigma(y)$ minds neither.';
      }
      const approximate = differentialEntropy - noiseEntropy(sigma, dimension);
      return `For small $\\sigma$ the noise hardly changes the density of $y$, so $h(\\tilde y) \\approx h(y)$ and $H_\\sigma(y) \\approx h(y) - d\\log(\\sigma\\sqrt{2\\pi e})$: ${short(unit.of(approximate))} ${unit.name} for the ${short(unit.of(exact))}. The error goes with $\\sigma^2$ where the density is smooth, with $\\sigma$ where it has edges.`.replace(
        /−/g,
        '-',
      );
    },
    action: { label: 'A density with edges', set: { preset: 'uniform', population: '', points: '' } },
  },
  {
    text: (_, unit) =>
      `Every density is told slowly: a tenfold finer copy tells at most $\\log 10$ more a dimension, ${short(unit.of(Math.LN10))} ${unit.name}, one digit’s worth. One of finitely many points is told once and for all: from some $\\sigma$ on there is nothing left.`,
    action: { label: 'One of two points', set: { preset: 'two-points', population: '', points: '' } },
  },
  {
    text: 'Nobody hands us the density of $\\tilde y$. The cards show mixtures learning it from samples: the held-out loss, less the entropy of the noise, is $H_\\sigma(y)$ from above. No component may be narrower than the noise, which costs nothing and prevents a collapse.',
    action: { label: 'A tenth of the noise', set: { sigma: '0.01' } },
  },
  {
    text: 'Squared error is precision, too. Rounding $y$ to cells $\\sigma\\sqrt{12}$ wide has the mean square error $\\sigma^2$; a range coder then writes $H_\\sigma(y)$ and about a quarter of a bit, $\\tfrac12\\log_2(2\\pi e/12)$. So an $L_2$ distortion says how many bits of $y$ were asked for.',
    action: { label: 'Back to the Gaussian', set: { preset: 'gaussian', population: '', points: '', sigma: '0.1' } },
  },
];
