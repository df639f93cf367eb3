import { commonControls } from '../../src/experiment/common-controls.ts';
import type { Control } from '../../src/experiment/control.ts';
import { datasetControl, drawnDataControls } from '../regression/data-controls.ts';
import { readNumbers } from '../regression/number-list.ts';
import { scalesControl } from '../regression/scales-control.ts';

const MOST_QUANTILES = 7;

export function readQuantiles(text: string): number[] {
  const inside = (value: number) => value >= 0.001 && value <= 0.999;
  return readNumbers(text, 'taus', MOST_QUANTILES, 'numbers from 0.001 to 0.999', inside).sort((a, b) => a - b);
}

export const controls: readonly Control[] = [
  datasetControl('engel', ['engel', 'stackloss', 'anscombe', 'levels']),
  {
    kind: 'number',
    name: 'outlier',
    label: 'Outlier’s height',
    help: 'By how much the y of one row is moved, before anything is trained. Drag it in the figure, too.',
    unit: 'sd(y)',
    default: 10,
    min: -1000,
    max: 1000,
  },
  {
    kind: 'integer',
    name: 'row',
    label: 'Outlier’s row',
    help: 'Which row is moved, counted from 1; 0: the one with the most leverage.',
    advanced: true,
    default: 0,
    min: 0,
    max: 1_000_000,
  },
  {
    kind: 'text',
    name: 'taus',
    label: 'Quantiles',
    help: 'Which conditional quantiles the pinball loss fits, one a run.',
    default: '0.1,0.25,0.75,0.9',
    check: (text) => void readQuantiles(text),
  },
  scalesControl('1,0.1'),
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
  ...drawnDataControls({ examples: 63, outliers: false }),
  ...commonControls({ replicas: 4, steps: 600, learningRate: 0.05, schedule: 'cosine', tolerance: 1e-8 }),
];
