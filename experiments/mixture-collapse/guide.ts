import type { GuideStep, Plan } from '../../src/experiment/experiment.ts';
import type { DataSpec } from '../../src/recording/spec.ts';
import { short } from '../measure.ts';
import type { CollapseFacts } from './theory.ts';

/** The facts of the dive; null where the lesson shows something else. */
function collapseOf({ facts }: Plan): CollapseFacts | null {
  const { show } = facts as { show: string };
  return show === 'collapse' ? (facts as CollapseFacts) : null;
}

/** What the page shows where it does not show the dive. */
const OTHERWISE: Readonly<Record<string, string>> = {
  rates:
    'One narrow component sits alone on a point, under SGD and under Adam; the third run is Adam with ten times the rate, from many narrow components. Watch how fast each loss falls: the dotted lines are what theory says of the step of each.',
  remedies:
    'The loss $-\\log Q(y)$ of a density has no lower bound. Remedies train beside it: a floor under every scale, noise on the data, a loss that pays for the probability of a cell (never above 1) rather than for a density, and a penalty on small scales. Each has a lower bound, drawn dashed.',
  phase:
    'Mixtures of $K$ Gaussians are fitted to samples of $n$ points, by gradient descent and by expectation–maximisation. The figures count how many collapse onto a point: the more components and the fewer points, the more.',
};

export const guide: readonly GuideStep[] = [
  {
    text: (plan, unit) => {
      const facts = collapseOf(plan);
      if (!facts) return OTHERWISE[(plan.facts as { show: string }).show];
      const { data } = plan.runs[0].spec;
      const held = data?.heldOut.length ?? 0;
      const start = facts.onPoints
        ? 'Half of the components start narrow, each around one of them.'
        : 'All components start broad, spread over them.';
      const fitted = `${components(plan)} fitted to ${facts.examples} points${data ? `, ${contents(data)}` : ''}${held ? `; ${held} more are held out` : ''}.`;
      if (facts.least !== null) {
        return `${fitted} Alone it does not dive: narrow around one point, it would leave the others so far out in its tails that they cost more than the one gains. Its loss is least, ${short(unit.of(facts.least))} ${unit.name}, at the points’ own mean and ${facts.dimension === 1 ? 'variance' : 'covariance'}. It takes a second Gaussian (Set-up, Components), which pays for the others.`;
      }
      return `${fitted} ${start} Watch the training loss: $-\\log Q(y)$ has no lower bound for a density, and a replica that finds the way down does not stop at zero.`;
    },
    action: { label: 'Back to the dive', set: { show: 'collapse' } },
  },
  {
    text: (plan) => {
      const facts = collapseOf(plan);
      const [n, d] = [facts ? `n = ${facts.examples}` : 'n', facts?.dimension === 2 ? 2 : 1];
      return `A component whose scale $\\sigma$ shrinks onto one of $${n}$ points makes that point’s density grow like $1/\\sigma${d === 2 ? '^2' : ''}$; once it is narrow it has nothing left to give up elsewhere, where the other components pay. The loss falls by $${d}/n$ for each unit of $\\log \\sigma$: the dotted line. Held-out points do not lie exactly on the captured ones, and gain nothing: the dive is memory, not learning.`;
    },
  },
  {
    text: (plan, unit) => {
      const floor = collapseOf(plan)?.floor;
      return floor
        ? `The second run is the same but for a floor of ${short(floor.scale)} under every scale. No density can then exceed a bound, so the loss cannot fall below ${short(unit.of(floor.loss))} ${unit.name}. Lower the floor and the bound goes down with it; or compare four remedies side by side.`
        : 'With a floor under every scale no density could exceed a bound, and the loss would have one too. So would three other remedies, side by side.';
    },
    action: { label: 'Four remedies side by side', set: { show: 'remedies' } },
  },
  {
    text: 'How fast the dive goes is the optimizer’s doing. The gradient along $\\ln \\sigma$ is $1/n$, whatever $\\sigma$: SGD takes a learning rate over $n$ a step, Adam a whole learning rate. But Adam’s steps do not shrink with $\\sigma$, and a large one throws the component off its point.',
    action: { label: 'SGD and Adam, step by step', set: { show: 'rates' } },
  },
  {
    text: 'How often it happens depends on the number of components $K$ and of points $n$. Expectation–maximisation, the classical fit, falls into the same holes from the same starts, only faster: its $\\sigma$ shrinks faster than any exponential.',
    action: { label: 'K against n', set: { show: 'phase' } },
  },
  {
    text: 'Start as one usually does, with broad components spread over all the data, and three components settle at a proper optimum that a worse likelihood surrounds. The collapsed ones are still better by their own measure: maximum likelihood is saved by not being reached.',
    action: {
      label: 'Three components on the galaxies, k-means++',
      set: { show: 'collapse', dataset: 'galaxies', start: 'k-means++', components: '3', heldOut: '0', steps: '2000' },
    },
  },
];

/** What the points are of the data that come with the page. */
const CONTENTS: Readonly<Record<string, string>> = {
  galaxies: 'velocities of galaxies in thousand km/s',
  faithful: 'eruptions of a geyser and the waits after them in minutes',
};

/** In words; the reader's own data by the names of its columns. Data that was edited is called "galaxies, edited by hand". */
function contents({ name, columns }: DataSpec): string {
  return CONTENTS[name.split(',')[0]] ?? columns.join(' and ');
}

function components({ runs }: Plan): string {
  const { model } = runs[0].spec;
  const count = model.kind === 'mixture' ? model.components : 0;
  return count === 1 ? 'One Gaussian is' : `${count} Gaussians are`;
}
