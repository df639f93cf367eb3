import { commonControls } from '../../src/experiment/common-controls.ts';
import type { Control } from '../../src/experiment/control.ts';
import { jointControl, modelControl, tableControls } from '../probability-tables.ts';

export const controls: readonly Control[] = [
  ...tableControls('four'),
  modelControl('Without it, Q is uniform.'),
  jointControl('Without it, the one of Cover & Thomas, example 2.2.1.'),
  {
    kind: 'integer',
    name: 'draws',
    label: 'Random tables',
    help: 'How many pairs (P, Q), and how many joint tables, every identity is tried on.',
    unit: 'draws',
    default: 100_000,
    min: 1000,
    max: 10_000_000,
  },
  {
    kind: 'integer',
    name: 'densities',
    label: 'Random densities',
    help: 'How many pairs of Gaussian mixtures the identities are tried on; in the plane, a fifth of that.',
    unit: 'draws',
    default: 60,
    min: 10,
    max: 100_000,
  },
  ...commonControls({ replicas: 8, steps: 500, learningRate: 0.1, schedule: 'cosine', tolerance: 1e-8 }),
];
