import { commonControls } from '../../src/experiment/common-controls.ts';
import type { Control } from '../../src/experiment/control.ts';
import { datasetControl, drawnDataControls } from '../regression/data-controls.ts';
import { scalesControl } from '../regression/scales-control.ts';

/** Of the network: unless the reader says otherwise, it takes more and smaller steps than the lines. */
export const NETWORK_TRAINING = { steps: 2000, learningRate: 0.02 };

export const controls: readonly Control[] = [
  datasetControl('engel', ['engel', 'stackloss', 'anscombe', 'outliers', 'levels']),
  scalesControl('1,0.3,0.1'),
  {
    kind: 'integer',
    name: 'few',
    label: 'Points for the network',
    help: 'How many points the network with a noise scale σ(x) is trained on: few enough to pass through all of them.',
    default: 5,
    min: 2,
    max: 64,
  },
  {
    kind: 'integer',
    name: 'hidden',
    label: 'Hidden units',
    help: 'Width of the network’s one hidden layer.',
    advanced: true,
    default: 32,
    min: 1,
    max: 256,
  },
  {
    kind: 'integer',
    name: 'degree',
    label: 'Degree',
    help: 'Highest power of each input that ŷ is made of: 1 for a line. The levels data takes 2 unless you set it.',
    advanced: true,
    default: 1,
    min: 1,
    max: 12,
  },
  ...drawnDataControls({ examples: 63 }),
  ...commonControls({ replicas: 4, steps: 600, learningRate: 0.05, schedule: 'cosine', tolerance: 1e-8 }),
];
