import { seedControl } from '../../src/experiment/common-controls.ts';
import type { Control } from '../../src/experiment/control.ts';
import { modelControl, tableControls } from '../probability-tables.ts';

export const controls: readonly Control[] = [
  ...tableControls('letters'),
  {
    kind: 'choice',
    name: 'wrong',
    label: 'Wrong table Q',
    help: 'What the second code was made for: the shares among a few draws from P, equal shares, or P in reverse order.',
    default: 'sample',
    options: ['sample', 'uniform', 'reversed'],
  },
  {
    kind: 'integer',
    name: 'sample',
    label: 'Draws behind Q',
    help: 'How many symbols Q is learned from, where it is a sample’s; each outcome counts once more than it came.',
    unit: 'symbols',
    default: 100,
    min: 1,
    max: 100_000,
  },
  modelControl('The table that the second code was made for; it replaces the choice above.'),
  {
    kind: 'integer',
    name: 'symbols',
    label: 'Symbols',
    help: 'How many symbols are drawn from P and coded. A text is coded as it is.',
    unit: 'symbols',
    default: 2 ** 21,
    min: 1,
    max: 2 ** 24,
  },
  {
    kind: 'integer',
    name: 'block',
    label: 'Longest block',
    help: 'Symbols that get a codeword together, at most; fewer where the blocks would be more than 65,536.',
    unit: 'symbols',
    advanced: true,
    default: 10,
    min: 1,
    max: 16,
  },
  seedControl(),
];
