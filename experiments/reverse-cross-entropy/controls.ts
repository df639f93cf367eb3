import { commonControls } from '../../src/experiment/common-controls.ts';
import type { Control } from '../../src/experiment/control.ts';
import { PRESETS, populationControl } from '../population.ts';
import { tableControls } from '../probability-tables.ts';

export const controls: readonly Control[] = [
  {
    kind: 'choice',
    name: 'kind',
    label: 'What is fitted',
    help: 'A table of probabilities, a density, or one of each side by side.',
    default: 'both',
    options: ['both', 'table', 'density'],
  },
  ...tableControls('four'),
  {
    kind: 'choice',
    name: 'density',
    label: 'Density P',
    help: 'The known density that one Gaussian is fitted to: three modes, of which the heaviest is not the highest, or two, or one in the plane.',
    default: 'three-modes',
    options: Object.keys(PRESETS),
  },
  populationControl,
  {
    kind: 'number',
    name: 'spread',
    label: 'Spread of the starts',
    help: 'Standard deviation at the start of a Gaussian’s mean, in standard deviations of P, and of a table’s logits; the first table starts even.',
    default: 1,
    min: 0.01,
    max: 10,
    log: true,
  },
  ...commonControls({ replicas: 12, steps: 2000, learningRate: 0.5, optimizer: 'sgd' }),
];
