import type { GuideStep } from '../../src/experiment/experiment.ts';
import { short } from '../measure.ts';
import type { Facts } from './theory.ts';

export const guide: readonly GuideStep[] = [
  {
    text: (plan, unit) => {
      const { entropy, probabilities } = plan.facts as Facts;
      return `An outcome of probability $p$ surprises by $-\\log p$: a certain one not at all, one in a thousand by ${short(unit.of(Math.log(1000)))} ${unit.name}. Averaged over this table’s ${probabilities.length} outcomes that is $H(P) = ${short(unit.of(entropy))}$ ${unit.name}.`;
    },
  },
  {
    text: () =>
      `Nats count in powers of e, and their logarithm is $\\ln$; bits count in powers of 2, with $\\log_2$. One nat is ${short(Math.LOG2E)} bits. The switch at the top of the page turns nats into bits, here too; $\\log$ is to the base of the unit that it says. With 256 equal outcomes nothing is left to average, and the entropy is 8 bits: one byte.`,
    action: { label: 'Take 256 equal outcomes', set: { preset: 'uniform-256', table: '', text: '' } },
  },
  {
    text: 'Nobody hands us P in practice: all we have is a sample. Watch the sample means of $-\\log P(y)$. They scatter, and the scatter halves each time the sample grows fourfold.',
    action: { label: 'Back to the letters of English', set: { preset: 'letters', table: '', text: '' } },
  },
  {
    text: 'Of all tables with m outcomes the flat one has the most entropy, $\\log m$. A coin that comes up heads nine times in ten is worth less than half a bit, a fair one a whole one. Toss the biased coin, and drag its bars level.',
    action: { label: 'Toss the biased coin', set: { preset: 'coin', table: '', text: '' } },
  },
];
