import { commonControls } from '../../src/experiment/common-controls.ts';
import type { Control } from '../../src/experiment/control.ts';
import { modelControl, tableControls } from '../probability-tables.ts';

export const controls: readonly Control[] = [
  ...tableControls('letters'),
  {
    kind: 'integer',
    name: 'examples',
    label: 'Training sample n',
    help: 'How many draws from P the second model trains on.',
    unit: 'draws',
    default: 200,
    min: 4,
    max: 20_000,
  },
  {
    kind: 'number',
    name: 'spread',
    label: 'Spread of the starts',
    help: 'Standard deviation of the logits at the start.',
    unit: 'nats',
    default: 1,
    min: 0.01,
    max: 3,
    log: true,
  },
  modelControl('Training starts from it, in every replica; without it, each replica starts from random logits.'),
  {
    kind: 'integer',
    name: 'heldOut',
    label: 'Held-out sample',
    help: 'How many further draws from P the second model never sees.',
    unit: 'draws',
    advanced: true,
    default: 2000,
    min: 4,
    max: 20_000,
  },
  {
    kind: 'integer',
    name: 'samples',
    label: 'Samples of each size',
    help: 'How many training samples are drawn, at each of several sizes, to see where training ends on average.',
    unit: 'samples',
    advanced: true,
    default: 400,
    min: 100,
    max: 10_000,
  },
  ...commonControls({ replicas: 8, steps: 500, learningRate: 0.1, schedule: 'cosine', tolerance: 1e-8 }),
];
