import { commonControls } from '../../src/experiment/common-controls.ts';
import type { Control } from '../../src/experiment/control.ts';
import { pointEditsControl } from '../../src/experiment/point-edits.ts';

/** What the lesson shows: runs are planned for one of these at a time. */
export const SHOWS = ['collapse', 'rates', 'phase', 'remedies'] as const;
export type Show = (typeof SHOWS)[number];

export const controls: readonly Control[] = [
  {
    kind: 'choice',
    name: 'show',
    label: 'Show',
    help: 'collapse: a loss that dives. rates: how fast, step by step, under SGD and Adam. phase: how often, by number of components and points, and by EM. remedies: four ways to keep the loss bounded.',
    default: 'collapse',
    options: SHOWS,
  },
  {
    kind: 'choice',
    name: 'dataset',
    label: 'Data',
    help: 'Galaxies: 82 velocities in 1000 km/s, one dimension. Faithful: 272 eruptions of a geyser with the waiting time after each, two dimensions.',
    default: 'galaxies',
    options: ['galaxies', 'faithful'],
  },
  {
    kind: 'integer',
    name: 'components',
    label: 'Components',
    help: 'Number K of Gaussians in the mixture Q; at most one a training point.',
    default: 8,
    min: 1,
    max: 64,
  },
  {
    kind: 'choice',
    name: 'start',
    label: 'Start',
    help: 'on-points: half of the components start narrow around random training points. k-means++: broad components on spread-out points, the usual way. auto: on-points for the built-in data, k-means++ for your own.',
    default: 'auto',
    options: ['auto', 'on-points', 'k-means++'],
  },
  {
    kind: 'number',
    name: 'startScale',
    label: 'Narrow start',
    help: 'Scale of the narrow components at the start, as a share of the data’s standard deviation.',
    advanced: true,
    default: 0.01,
    min: 1e-6,
    max: 1,
    log: true,
  },
  {
    kind: 'number',
    name: 'scaleFloor',
    label: 'Scale floor',
    help: 'The second run keeps every scale above this share of the data’s standard deviation (of two columns, the smaller); 0 leaves that run out.',
    default: 0.2,
    min: 0,
    max: 10,
  },
  {
    kind: 'number',
    name: 'heldOut',
    label: 'Held-out share',
    help: 'Share of the points that are never trained on. Unless set: four in five of the built-in data, none of your own.',
    default: 0.8,
    min: 0,
    max: 0.9,
  },
  pointEditsControl,
  ...commonControls({ replicas: 16, steps: 12_000, learningRate: 0.002 }),
];
