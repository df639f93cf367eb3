import type { GuideStep } from '../../src/experiment/experiment.ts';
import { perNat } from '../../src/experiment/information-words.ts';
import { count, short } from '../measure.ts';
import { CONVEX, jensenGap } from './convex.ts';
import type { Facts } from './theory.ts';

export const guide: readonly GuideStep[] = [
  {
    text: (plan) => {
      const { chord } = plan.facts as Facts;
      return `Let x be ${short(chord.left)} or ${short(chord.right)}, the latter with probability ${short(chord.weight)}. The mean of f(x), $\\mathbb{E}\\,f(x)$, lies on the chord; f of the mean, $f(\\mathbb{E}\\,x)$, lies beneath it on the curve, here ${CONVEX[chord.convex].label}. Between them is the Jensen gap, ${short(jensenGap(chord))}. Drag the ends and the weight, and try to make it negative.`;
    },
    action: { label: 'Take a longer chord', set: { left: '0.06', right: '4', weight: '0.5' } },
  },
  {
    text: 'Now let x be $Q(y)/P(y)$, with y drawn from P: a chord with one end for each outcome. Its mean is $\\sum_y P(y)\\,Q(y)/P(y) = \\sum_y Q(y)$, at most 1; the mean of $-\\log x$ is $\\mathrm{KL}(P, Q)$, and Jensen says $\\mathrm{KL}(P,Q) \\ge -\\log 1 = 0$. That is the whole proof.',
  },
  {
    text: (plan, unit) => {
      const { kl, lines } = plan.facts as Facts;
      if (!Number.isFinite(kl))
        return 'Here Q misses an outcome of P: one end of the chord is at 0, where −log is infinite, and so is $\\mathrm{KL}(P, Q)$.';
      return `The proof loses something in two places. Here $\\mathrm{KL}(P,Q) = ${short(unit.of(kl))}$ ${unit.name}: ${short(unit.of(lines.surprise - lines.jensen))} by Jensen, because $Q/P$ varies, and ${short(unit.of(lines.reach))} because Q has outcomes that P lacks. Make Q proportional to P on all that P has, and Jensen loses nothing.`;
    },
    action: {
      label: 'Make Q proportional to P',
      set: { preset: 'impossible', table: '', text: '', model: '[0.2,0.15,0.1,0.05,0.5]' },
    },
  },
  {
    text: 'Take one of P’s outcomes from Q. However small that outcome is, $\\mathrm{KL}(P,Q)$ is infinite: P will draw it some day, and Q has called it impossible.',
    action: {
      label: 'Let Q miss an outcome',
      set: { preset: 'impossible', table: '', text: '', model: '[0.4,0.3,0.3,0,0]' },
    },
  },
  {
    text: (plan, unit) =>
      `A proof should survive trying: ${count((plan.facts as Facts).pairs)} random pairs, some nearly equal, some with zeros. The smallest KL is 0, at $P = Q$; elsewhere even $2\\,\\mathrm{TV}^2${perNat(unit)}$ is a lower bound, where TV, the total variation, is half of $\\sum_y |P(y) - Q(y)|$.`,
  },
  {
    text: 'And gradient descent agrees. The starts are far out; KL is convex in the logits, so there is one valley, and all replicas end at 0. What they can never do is give an impossible outcome exactly 0: $\\mathrm{KL}(Q, P)$ stays infinite.',
    action: { label: 'Start further out', set: { spread: '8', steps: '1500' } },
  },
];
