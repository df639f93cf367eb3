import { seedControl } from '../../src/experiment/common-controls.ts';
import type { Control } from '../../src/experiment/control.ts';
import type { Experiment } from '../../src/experiment/experiment.ts';
import { chosenTable, tableControls, tableDataset } from '../probability-tables.ts';
import { claims } from './claims.ts';
import { figures, quantities } from './figures.ts';
import { guide } from './guide.ts';
import { study, studyRounds } from './study.ts';
import { entropyFacts } from './theory.ts';

const controls: readonly Control[] = [
  ...tableControls('letters'),
  seedControl(),
  {
    kind: 'integer',
    name: 'replicas',
    label: 'Replicas',
    help: 'How many readers draw samples of their own.',
    default: 64,
    min: 16,
    max: 4096,
  },
  {
    kind: 'integer',
    name: 'octaves',
    label: 'Doublings',
    help: 'The largest sample has 2 to this power draws.',
    unit: 'doublings',
    advanced: true,
    default: 14,
    min: 6,
    max: 20,
  },
];

export const entropy: Experiment = {
  id: 'entropy',
  group: 'Information',
  title: 'Entropy',
  question: 'How surprised will you be, on average?',
  setUp:
    'An outcome y of a table P surprises by −log P(y). Entropy is the average surprise: computed from the table, and measured on ever larger samples.',
  formula: 'H(P) = \\mathbb{E}_{y\\sim P}\\left[-\\log P(y)\\right]',
  source:
    'McAllester, Some Information Theory (TTIC 31230): Entropy of a Distribution; Cover & Thomas, Elements of Information Theory, §2.1',
  controls,
  dataset: tableDataset,

  plan(values, data) {
    const facts = entropyFacts(chosenTable(values, data), {
      seed: values.number('seed'),
      replicas: values.number('replicas'),
      octaves: values.number('octaves'),
    });
    return { runs: [], theory: [], facts, study: { rounds: studyRounds(facts), round: 'batches of draws' } };
  },

  study,
  claims,
  quantities,
  figures,
  guide,
};
