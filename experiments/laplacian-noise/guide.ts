import type { GuideStep } from '../../src/experiment/experiment.ts';
import { perNat } from '../../src/experiment/information-words.ts';
import { short } from '../measure.ts';
import type { Facts } from './facts.ts';

export const guide: readonly GuideStep[] = [
  {
    text: ({ facts }) => {
      const { outlier } = facts as Facts;
      return `Row ${outlier.row + 1} of the data was moved by ${short(outlier.shares)} standard deviations of y. Drag it in the figure ‘One row, dragged’. Squared error pulls the harder the further a point is: its line moves there by the leverage, $h = ${short(outlier.hat[outlier.row])}$, for each unit, without end. Absolute error pulls with the same force from anywhere.`;
    },
    action: { label: 'Move it a hundred times as far', set: { outlier: '1000' } },
  },
  {
    text: ({ facts }) => {
      const { outlier } = facts as Facts;
      const step = outlier.follows
        ? 'Yet this row lies so far out in x that L1’s line, too, follows it wherever it goes.'
        : 'So L1’s line takes one step as the point crosses it, and then stays, to the last digit.';
      return `${step} It leaves half of the points below. Where a model can give each x its own prediction, L1 gives it the median of the y there.`;
    },
    action: { label: 'Take three values of x', set: { dataset: 'levels', outlier: '10' } },
  },
  {
    text: ({ facts }, unit) => {
      const { best } = facts as Facts;
      return `$-\\log$ of a Laplacian density is $|r|/\\sigma${perNat(unit)} + \\log 2\\sigma$. Hold $\\sigma$, and the gradient is L1’s times $1/\\sigma${perNat(unit)}$; learn it, and it settles at the mean $|r|$${best ? `, here ${short(best.meanAbsolute)}` : ''}. An outlier costs in proportion to its distance, not to its square: the figure of residuals says how much.`;
    },
  },
  {
    text: 'Tilt the absolute value, and a share $\\tau$ of the points comes to lie below the line instead of half. These are Engel’s households: the richer, the further apart the quantiles.',
    action: {
      label: 'Five quantiles of Engel’s households',
      set: { dataset: 'engel', outlier: '0', taus: '0.05,0.25,0.75,0.95' },
    },
  },
  {
    text: ({ facts }) => {
      const { median, line, y } = facts as Facts;
      const n = y.length;
      return `How much can it take? A median breaks only when half of the values are thrown, ${median.breakdown} of ${n}; a mean with one.${line ? ` A line is less safe: ${line.breakdown} of ${n} rows at the largest x carry L1’s off, and a single one does if it lies far out in x itself, from $x = ${short(line.leverage)}$ on. Robust against odd y is not robust against odd x.` : ''}`;
    },
  },
];
