import { commonControls } from '../../src/experiment/common-controls.ts';
import type { Control } from '../../src/experiment/control.ts';

/** Where the lesson starts components that are to capture a point: this share of the data's standard deviation. */
export const START_SCALE = 5e-4;

export const controls: readonly Control[] = [
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
    help: 'on-points: half of the components sit narrow on random training points. k-means++: broad components on spread-out points, the usual way. auto: on-points for the built-in data, k-means++ for your own.',
    default: 'auto',
    options: ['auto', 'on-points', 'k-means++'],
  },
  {
    kind: 'number',
    name: 'startScale',
    label: 'Narrow start',
    help: "Scale of the narrow components at the start, as a share of the data's standard deviation.",
    advanced: true,
    default: START_SCALE,
    min: 1e-6,
    max: 1,
    log: true,
  },
  {
    kind: 'number',
    name: 'scaleFloor',
    label: 'Scale floor',
    help: 'The second run keeps every scale above this floor; 0 leaves that run out.',
    unit: 'y',
    default: 0.3,
    min: 0,
    max: 1e6,
  },
  {
    kind: 'number',
    name: 'heldOut',
    label: 'Held-out share',
    help: 'Share of the points that are never trained on. Unless set: half of the built-in data, none of your own.',
    default: 0.5,
    min: 0,
    max: 0.9,
  },
  ...commonControls({ replicas: 8, steps: 1200, learningRate: 0.02, recordEvery: 10 }),
];
