import { commonControls } from '../../src/experiment/common-controls.ts';
import type { Control } from '../../src/experiment/control.ts';
import { modelControl, tableControls } from '../probability-tables.ts';
import { CONVEX } from './convex.ts';

const end = (name: string, label: string, value: number): Control => ({
  kind: 'number',
  name,
  label,
  help: 'Where the chord meets the curve: drag it in the figure.',
  default: value,
  min: 0.05,
  max: 4,
});

export const controls: readonly Control[] = [
  {
    kind: 'choice',
    name: 'convex',
    label: 'Convex function',
    help: 'f in Jensen’s inequality: −ln x, x ln x, x², e^x or 1/x.',
    default: 'minus-log',
    options: Object.keys(CONVEX),
  },
  end('left', 'One end of the chord', 0.25),
  end('right', 'The other end', 3),
  {
    kind: 'number',
    name: 'weight',
    label: 'Weight of the other end',
    help: 'Probability of the other end; the rest is that of the one end.',
    default: 0.4,
    min: 0,
    max: 1,
  },
  ...tableControls('impossible'),
  modelControl('Without it, Q is uniform. Its bars can be dragged.'),
  {
    kind: 'integer',
    name: 'pairs',
    label: 'Random pairs',
    help: 'How many pairs (P, Q) are drawn to look for a negative KL.',
    unit: 'pairs',
    default: 100_000,
    min: 1000,
    max: 10_000_000,
  },
  {
    kind: 'number',
    name: 'spread',
    label: 'Spread of the starts',
    help: 'Standard deviation of the logits from which gradient descent on KL starts.',
    unit: 'nats',
    default: 5,
    min: 0.01,
    max: 10,
    log: true,
  },
  ...commonControls({ replicas: 32, steps: 800, learningRate: 0.1, schedule: 'cosine', tolerance: 1e-8 }),
];
