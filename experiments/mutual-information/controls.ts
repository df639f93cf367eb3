import { commonControls } from '../../src/experiment/common-controls.ts';
import type { Control, ControlValues } from '../../src/experiment/control.ts';
import { InputError } from '../../src/input-error.ts';
import { readJoint } from '../probability-tables.ts';
import { JOINTS } from './joint.ts';

/** Critics score all pairs of a batch: beyond this a step takes too long. */
const LARGEST_BATCH = 512;

export const controls: readonly Control[] = [
  {
    kind: 'choice',
    name: 'preset',
    label: 'Joint table',
    help: 'Of x and y: the textbook’s, an independent pair, a bit that is flipped one time in ten, a copy.',
    default: 'cover-thomas',
    options: Object.keys(JOINTS),
  },
  {
    kind: 'text',
    name: 'joint',
    label: 'Your own joint table',
    help: 'Probabilities as JSON, a row for each x, which replace the preset: [[0.4,0.1],[0.1,0.4]].',
    default: '',
    check: (text) => void readJoint(text, 'joint'),
  },
  {
    kind: 'number',
    name: 'rho',
    label: 'Correlation ρ',
    help: 'Of each coordinate of y with the same coordinate of x, in the Gaussian that is learned.',
    default: 0.9,
    min: -0.99,
    max: 0.99,
  },
  {
    kind: 'integer',
    name: 'dimensions',
    label: 'Dimensions d',
    help: 'Coordinates of x, and of y.',
    default: 8,
    min: 1,
    max: 32,
  },
  {
    kind: 'choice',
    name: 'body',
    label: 'Networks',
    help: 'What predicts y: one hidden layer of tanh units, or a straight line, which is all that a Gaussian needs.',
    default: 'mlp',
    options: ['mlp', 'linear'],
  },
  {
    kind: 'integer',
    name: 'hidden',
    label: 'Hidden units',
    help: 'Width of the hidden layer.',
    advanced: true,
    default: 32,
    min: 1,
    max: 256,
  },
  {
    kind: 'integer',
    name: 'draws',
    label: 'Draws',
    help: 'Pairs of x and y that the networks and the critics learn from.',
    advanced: true,
    default: 4096,
    min: 64,
    max: 65536,
  },
  ...commonControls({
    replicas: 3,
    steps: 600,
    learningRate: 0.01,
    schedule: 'cosine',
    batch: 64,
    recordEvery: 25,
  }),
];

/** N, of networks and critics alike. Throws InputError where critics cannot score all its pairs. */
export function batchSize(values: ControlValues): number {
  const text = values.text('batch').trim();
  const size = Number(text);
  if (text === 'full' || size < 2 || size > Math.min(LARGEST_BATCH, values.number('draws'))) {
    throw new InputError({
      what: 'batch cannot have this value here, as critics score all pairs of a batch',
      got: text,
      expected: `a whole number from 2 to ${Math.min(LARGEST_BATCH, values.number('draws'))}`,
    });
  }
  return size;
}
