import type { GuideStep } from '../../src/experiment/experiment.ts';
import { perNat } from '../../src/experiment/information-words.ts';
import { count, short } from '../measure.ts';
import type { Facts } from './theory.ts';

const ONE_TABLE = { table: '', text: '', model: '' };

export const guide: readonly GuideStep[] = [
  {
    text: (plan, unit) => {
      const { entropy } = plan.facts as Facts;
      return `$H(P,Q) = \\mathbb{E}_{y \\sim P}[-\\log Q(y)]$ is what Q pays per outcome when P draws. Watch the curve ‘On the population’ fall. It stops at $H(P) = ${short(unit.of(entropy))}$ ${unit.name} and no optimizer gets it lower: $H(P,Q) = H(P) + \\mathrm{KL}(P,Q)$, and training can only remove the second part.`;
    },
  },
  {
    text: 'So the height above the floor is a divergence, at every step of the way. The figure that says so shows both: the loss as it was trained, less the floor, and KL computed from the recorded parameters.',
  },
  {
    text: (plan, unit) => {
      const { entropy, sample } = plan.facts as Facts;
      const where = sample.entropy < entropy ? `below $H(P)$` : `above $H(P)$, for once`;
      return `The other run trains on ${count(sample.n)} draws and ends at ${short(unit.of(sample.entropy))} ${unit.name}, ${where}. It has not beaten the theorem: its floor is the entropy of the sample’s own frequencies. It has learned the sample, luck included, and pays ${short(unit.of(sample.truth - sample.entropy))} ${unit.name} less on it than P itself would.`;
    },
  },
  {
    text: (plan, unit) => {
      const { sample, support } = plan.facts as Facts;
      const missed = plan.facts as Facts;
      const zeros = sample.frequencies.filter((share, outcome) => share === 0 && missed.probabilities[outcome] > 0);
      const tail = zeros.length
        ? ` Here the sample missed ${zeros.length} possible ${zeros.length === 1 ? 'outcome' : 'outcomes'}: Q there goes to 0, and the held-out loss goes up without end.`
        : '';
      return `Held-out draws tell. On all of P the same Q pays more than $H(P)$, as it must. On average the train loss is too low by about $(m-1)/2n${perNat(unit)}$, ${short(unit.of((support - 1) / (2 * sample.n)))} ${unit.name} for ${support} outcomes and ${count(sample.n)} draws.${tail}`;
    },
    action: { label: 'Take 16 times the draws', set: { examples: '3200' } },
  },
  {
    text: 'Few outcomes and few draws make it plain: sixteen tosses of a coin that is heads nine times in ten. Change the seed a few times: each sample has a floor of its own.',
    action: { label: 'Toss sixteen times', set: { preset: 'coin', examples: '16', ...ONE_TABLE } },
  },
  {
    text: 'Training can start anywhere. Start it from a Q that gives the likeliest outcomes nearly nothing, and see how much of the first loss is divergence.',
    action: {
      label: 'Start from a bad Q',
      set: { ...ONE_TABLE, preset: 'four', examples: '200', model: '[0.001,0.009,0.09,0.9]' },
    },
  },
];
