import type { GuideStep, Plan } from '../../src/experiment/experiment.ts';
import { short } from '../measure.ts';
import type { Facts } from './theory.ts';

export const guide: readonly GuideStep[] = [
  {
    text: (plan) => {
      const { spec } = plan.runs[0];
      const { examples, onPoints } = plan.facts as Facts;
      const held = spec.data?.heldOut.length ?? 0;
      const start = onPoints
        ? 'Half of the components start narrow, each around one of them.'
        : 'All components start broad, spread over them.';
      return `${components(plan)} fitted to ${examples} points${held ? `; ${held} more are held out` : ''}. ${start} Watch the lowest training loss: $-\\ln Q(y)$ has no lower bound for a density, and a replica that finds the way down does not stop.`;
    },
  },
  {
    text: (plan) => {
      const { examples, dimension } = plan.facts as Facts;
      return `A component whose scale $\\sigma$ shrinks onto one of $n = ${examples}$ points makes that point’s density grow like $1/\\sigma${dimension === 2 ? '^2' : ''}$, and gives up nothing elsewhere. The loss falls by $${dimension === 2 ? '2' : '1'}/n$ for each unit of $\\ln \\sigma$: one claim names who sits where, another measures the slope.`;
    },
  },
  {
    text: (plan) => {
      const { isLesson } = plan.facts as Facts;
      if (plan.runs[0].spec.data?.heldOut.length === 0) {
        return 'Nothing is held out here. Hold points out, and their loss tells learning from memory: they do not lie exactly on the captured ones.';
      }
      return `Points that are held out do not lie exactly on the captured ones: the dive of the training loss is memory, not learning.${isLesson ? ' Replica by replica, the collapsing run pays for it on the held-out points; the run with a floor does not.' : ' A captured point costs the others only the weight of one component, so where there are many points, held-out losses hardly part.'}`;
    },
  },
  {
    text: (plan) => {
      const { floor } = plan.facts as Facts;
      return floor
        ? `The second run is the same but for a floor of ${short(floor.scale)} under every scale. No density can then exceed a bound, so the loss cannot fall below ${short(floor.loss)}. Lower the floor and the bound goes down with it.`
        : 'There is no second run: the floor is 0. With a floor under every scale no density could exceed a bound, and the loss would have one too.';
    },
    action: { label: 'Halve the floor to a tenth of the standard deviation', set: { scaleFloor: '0.1' } },
  },
  {
    text: 'Start as one usually does, with broad components spread over all the data, and three components settle at a proper optimum that a worse likelihood surrounds. The collapsed ones are still better by their own measure: maximum likelihood is saved by not being reached.',
    action: {
      label: 'Three components on the galaxies, k-means++',
      set: { dataset: 'galaxies', start: 'k-means++', components: '3', heldOut: '0', tolerance: '1e-8' },
    },
  },
];

function components({ runs }: Plan): string {
  const { model } = runs[0].spec;
  const count = model.kind === 'mixture' ? model.components : 0;
  return count === 1 ? 'One Gaussian is' : `${count} Gaussians are`;
}
