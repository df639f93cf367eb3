import type { GuideStep, Plan } from '../../src/experiment/experiment.ts';
import { short } from '../measure.ts';
import type { Facts } from './theory.ts';

export const guide: readonly GuideStep[] = [
  {
    text: (plan, unit) => {
      const { table } = facts(plan);
      const lead =
        'Cross-entropy $\\mathbb{E}_{y \\sim P}[-\\log Q(y)]$ lets P draw, and its best Q is P. Turn it around: let Q draw, and pay $\\mathbb{E}_{y \\sim Q}[-\\log P(y)]$.';
      return table
        ? `${lead} That is linear in $Q$: the cheapest is to draw nothing but the likeliest outcome, at $-\\log \\max P = ${short(unit.of(table.floor))}$ ${unit.name}, below $H(P) = ${short(unit.of(table.entropy))}$.`
        : `${lead} The cheapest is to draw nothing but the likeliest point.`;
    },
  },
  {
    text: 'It gets there only as $1/t$ in the number t of steps: an outcome that is hardly drawn hardly complains. In the figure of what is left, ten times the steps leave a tenth. The claims check the exponent and the constant.',
    action: { label: 'Ten thousand steps, tables alone', set: { kind: 'table', steps: '10000' } },
  },
  {
    text: 'The first table starts even; the others, from random logits, may be held up for thousands of steps on an outcome that is not the likeliest: the better one is hardly drawn, and so hardly heard. When several tie for likeliest, any Q on them is as good as any other.',
    action: { label: 'Tie two outcomes', set: { kind: 'table', preset: 'cover-thomas', table: '', steps: '2000' } },
  },
  {
    text: (plan) => {
      const { density } = facts(plan);
      const where = density?.modes.map(({ at }) => (at.length === 1 ? short(at[0]) : `(${at.map(short).join(', ')})`));
      return `A density goes the same way: its $\\sigma$ falls to 0 as $1/\\sqrt{t}$, on a mode of P${where ? ` (here ${where.join(' or ')})` : ''}. Which mode depends on the start; the highest need not be the heaviest. Nothing overflows: the loss stays finite, since P is.`;
    },
    action: { label: 'Three modes', set: { kind: 'density', density: 'three-modes', steps: '2000' } },
  },
  {
    text: 'What is missing is a reward for being spread out: $H(Q)$. Subtract it, and $H(Q, P) - H(Q)$ is reverse KL, which keeps a width. That is the lesson on KL asymmetry. Back to both, side by side.',
    action: { label: 'Both', set: { kind: 'both', preset: 'four', table: '', steps: '2000' } },
  },
];

function facts(plan: Plan): Facts {
  return plan.facts as Facts;
}
