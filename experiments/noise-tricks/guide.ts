import type { GuideStep } from '../../src/experiment/experiment.ts';
import { perNat } from '../../src/experiment/information-words.ts';

export const guide: readonly GuideStep[] = [
  {
    text: ({ runs }) => {
      const { data } = runs[0].spec;
      return `${runs.length === 1 ? 'One loss trains' : `${runs.length} losses train, each its own copy of`} the same model on the ${data?.train.length} examples of ${data?.name}. L2 pays $r^2$ for a residual $r = y - \\hat y(x)$, L1 pays $|r|$. L2 ends on least squares, L1 on least absolute deviations. Where a model can give each x its own prediction, these are the mean and the median of the y there.`;
    },
  },
  {
    action: {
      label: 'All four on stack loss',
      set: { dataset: 'stackloss', objective: 'l2,l1,gaussian-nll,laplacian-nll', noise: 'learned' },
    },
    text: (_, unit) =>
      `Compare L2 with Gaussian noise, and L1 with Laplacian noise. The lines are the same, pair by pair: $-\\log$ of a Gaussian density is $r^2/2\\sigma^2${perNat(unit)}$ plus a number that does not depend on the line. The Gaussian’s learned $\\sigma^2$ is the mean $r^2$, the Laplacian’s $\\sigma$ the mean $|r|$.`,
  },
  {
    text: (_, unit) =>
      `Hold the noise scale fixed. The gradient of each noise model is its distortion’s times a constant, $1/2\\sigma^2${perNat(unit)}$ or $1/\\sigma${perNat(unit)}$: a noise scale is a learning rate.`,
    action: {
      label: 'Fix the noise scale at 2',
      set: { noise: 'fixed', scale: '2', objective: 'l2,l1,gaussian-nll,laplacian-nll' },
    },
  },
  {
    text: 'Draw points around a line, and throw some far above it. L2 follows them; L1 hardly moves, because a point far away pulls no harder than one nearby. Huber and Student-t stand between.',
    action: { label: 'Add outliers', set: { dataset: 'outliers', objective: 'l2,l1,huber,student-t' } },
  },
  {
    text: 'The same on real money: what 235 Belgian households of 1857 spent on food, against their income. The richest households tilt the L2 line. The pinball loss fits any quantile: here the spending that nine households in ten stay below.',
    action: { label: 'Fit Engel’s households', set: { dataset: 'engel', objective: 'l2,l1,pinball' } },
  },
];
