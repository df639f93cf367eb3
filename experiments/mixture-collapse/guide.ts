import type { GuideStep } from '../../src/experiment/experiment.ts';

export const guide: readonly GuideStep[] = [
  {
    text: 'Eight Gaussians are fitted to the velocities of 41 galaxies; the other 41 are held out. Half of the components start narrow, each on one galaxy. Watch the lowest training loss pass zero and go on: $-\\ln Q(y)$ has no lower bound for a density.',
  },
  {
    text: 'A component whose scale $\\sigma$ shrinks onto one of $n$ points makes that point’s density grow like $1/\\sigma$, and gives up nothing elsewhere. The loss falls by $1/n$ for each unit of $\\ln \\sigma$: the first claim names who sits where, the second measures the slope.',
  },
  {
    text: 'Held-out galaxies do not lie exactly on the captured ones. Their loss ends above its lowest while the training loss dives: the dive is memory, not learning.',
  },
  {
    text: 'The other run is the same but for a floor under every scale. No density can then exceed $(\\text{floor}\\cdot\\sqrt{2\\pi})^{-1}$, so the loss is bounded. Lower the floor and the bound goes down with it.',
    action: { label: 'Lower the floor to 0.05', set: { scaleFloor: '0.05' } },
  },
  {
    text: 'Start as one usually does, with broad components spread over all the data, and three components settle at a proper optimum that a worse likelihood surrounds. The collapsed ones are still better by their own measure: maximum likelihood is saved by not being reached.',
    action: {
      label: 'Three components, k-means++',
      set: { start: 'k-means++', components: '3', heldOut: '0', tolerance: '1e-8' },
    },
  },
];
