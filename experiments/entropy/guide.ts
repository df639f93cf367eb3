import type { GuideStep } from '../../src/experiment/experiment.ts';
import { short } from '../measure.ts';
import type { Facts } from './theory.ts';

export const guide: readonly GuideStep[] = [
  {
    text: (plan) => {
      const { entropy, probabilities } = plan.facts as Facts;
      return `An outcome of probability $p$ surprises by $-\\ln p$: a certain one not at all, one in a thousand by ${short(Math.log(1000))} nats. Averaged over this table’s ${probabilities.length} outcomes that is $H(P) = ${short(entropy)}$ nats, or ${short(entropy / Math.LN2)} bits.`;
    },
  },
  {
    text: 'Nats count in powers of e, bits in powers of 2: one nat is 1.4427 bits. The switch at the top of the page turns every number into the other. With 256 equal outcomes nothing is left to average, and the entropy is 8 bits: one byte.',
    action: { label: 'Take 256 equal outcomes', set: { preset: 'uniform-256', table: '', text: '' } },
  },
  {
    text: 'Nobody hands us P in practice: all we have is a sample. Watch the sample means of $-\\ln P(y)$. They scatter, and the scatter halves each time the sample grows fourfold.',
    action: { label: 'Back to the letters of English', set: { preset: 'letters', table: '', text: '' } },
  },
  {
    text: 'The flattest table has the most entropy, $\\ln m$. Drag one bar up and see it fall: a biased coin that comes up heads nine times in ten is worth less than half a bit.',
    action: { label: 'Toss the biased coin', set: { preset: 'coin', table: '', text: '' } },
  },
];
