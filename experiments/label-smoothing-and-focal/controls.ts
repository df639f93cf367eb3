import { commonControls } from '../../src/experiment/common-controls.ts';
import type { Control } from '../../src/experiment/control.ts';
import { tableControls } from '../probability-tables.ts';
import { LOSS_PARAMETERS, LOSSES } from './losses.ts';

const ids = LOSSES.map(({ id }) => id);

export const controls: readonly Control[] = [
  ...tableControls('four', { text: false }),
  {
    kind: 'choices',
    name: 'objective',
    label: 'Losses',
    help: 'What is trained; each trains its own copies from the same starts.',
    default: ids.join(','),
    options: ids,
  },
  ...LOSS_PARAMETERS.map(
    ({ of, name, label, help, min, max, default: start }): Control => ({
      kind: 'number',
      name,
      label: `${of}: ${label}`,
      help,
      default: start,
      min,
      max,
    }),
  ),
  ...commonControls({ replicas: 16, steps: 1000, learningRate: 0.3, schedule: 'cosine', tolerance: 1e-8 }),
];
