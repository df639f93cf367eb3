import { commonSpec } from '../../src/experiment/common-controls.ts';
import type { ControlValues } from '../../src/experiment/control.ts';
import type { Experiment, PlannedRun } from '../../src/experiment/experiment.ts';
import { STREAM, Stream } from '../../src/information/random.ts';
import { InputError } from '../../src/input-error.ts';
import { objectiveSpec } from '../../src/objectives/objective-spec.ts';
import type { InitialSpec } from '../../src/recording/spec.ts';
import { PRESETS, readPopulation } from '../population.ts';
import { chosenTable, tableDataset } from '../probability-tables.ts';
import { claims } from './claims.ts';
import { controls } from './controls.ts';
import { figures, quantities } from './figures.ts';
import { guide } from './guide.ts';
import {
  type DensityFacts,
  densityFacts,
  densityLearningRate,
  type Facts,
  type TableFacts,
  tableFacts,
  theoryLines,
} from './theory.ts';

/** Starts are written into the spec up to so many numbers; beyond it all of them are drawn. */
const MOST_GIVEN = 100_000;

const OBJECTIVES = { reverse: 'reverse-cross-entropy', forward: 'population-cross-entropy' } as const;
const LABELS = { reverse: 'H(Q, P)', forward: 'H(P, Q)' } as const;

export const reverseCrossEntropy: Experiment = {
  id: 'reverse-cross-entropy',
  group: 'Direction',
  title: 'Reverse cross-entropy',
  question: 'What if the model draws, and P only pays?',
  setUp:
    'Q is fitted to a known P twice: once P draws and Q pays −log Q, once Q draws and P pays −log P. Nothing then rewards Q for being spread out.',
  source:
    'McAllester, Some Information Theory (TTIC 31230): Cross-Entropy; Bishop, Pattern Recognition and Machine Learning, §10.1',
  controls,
  dataset: (values) => (values.choice('kind') === 'density' ? null : tableDataset(values)),

  plan(values, data) {
    const kind = values.choice('kind');
    const plain = values.choice('optimizer') === 'sgd' && values.choice('schedule') === 'constant';
    const components = readPopulation(values.text('population')) ?? PRESETS[values.choice('density')];
    const facts: Facts = {
      table: kind === 'density' ? null : possibleTable(tableFacts(chosenTable(values, data))),
      density: kind === 'table' ? null : densityFacts({ kind: 'mixture', components: [...components] }),
      runs: [],
      plain,
    };
    const runs: PlannedRun[] = [];
    const add = (side: 'table' | 'density', run: (direction: 'reverse' | 'forward') => PlannedRun['spec']) => {
      for (const direction of ['reverse', 'forward'] as const) {
        facts.runs.push({ side, direction });
        runs.push({ label: `${side === 'table' ? 'Table' : 'Density'}: ${LABELS[direction]}`, spec: run(direction) });
      }
    };
    const { table, density } = facts;
    if (table) add('table', (direction) => tableSpec(values, table, direction));
    if (density) add('density', (direction) => densitySpec(values, density, plain, direction));
    return { runs, theory: theoryLines(facts), facts, ...(table ? { outcomes: table.labels } : {}) };
  },

  claims,
  quantities,
  figures,
  guide,
};

function possibleTable(table: TableFacts): TableFacts {
  if (table.probabilities.length >= 2) return table;
  throw new InputError({
    what: 'The table has a single possible outcome, and Q no choice',
    got: `${table.impossible} outcomes of probability 0 and one of 1`,
    expected: 'at least two outcomes above 0',
  });
}

function objectives(direction: 'reverse' | 'forward') {
  const other = direction === 'reverse' ? 'forward' : 'reverse';
  return { objective: objectiveSpec(OBJECTIVES[direction]), alsoEvaluate: [objectiveSpec(OBJECTIVES[other])] };
}

function tableSpec(values: ControlValues, { probabilities }: TableFacts, direction: 'reverse' | 'forward') {
  return {
    ...commonSpec(values),
    ...objectives(direction),
    model: { kind: 'categorical' as const, outcomes: probabilities.length },
    data: null,
    population: { kind: 'table' as const, probabilities: [...probabilities] },
    initial: tableStart(values, probabilities.length),
  };
}

/** The first replica starts from even logits, the others from random ones. */
function tableStart(values: ControlValues, outcomes: number): InitialSpec {
  const [replicas, spread] = [values.number('replicas'), values.number('spread')];
  if (replicas * outcomes > MOST_GIVEN) return { kind: 'prior', spread };
  const parameters = Array.from({ length: replicas }, (_, replica) => {
    const draw = new Stream(values.number('seed'), STREAM.initialise, replica);
    return Array.from({ length: outcomes }, () => (replica === 0 ? 0 : spread * draw.normal()));
  });
  return { kind: 'given', parameters };
}

function densitySpec(values: ControlValues, density: DensityFacts, plain: boolean, direction: 'reverse' | 'forward') {
  const common = commonSpec(values);
  const learningRate = densityLearningRate(density, values.number('learningRate'), plain);
  return {
    ...common,
    optimizer: { ...common.optimizer, learningRate },
    ...objectives(direction),
    model: { kind: 'mixture' as const, components: 1, dimension: density.dimension, scaleFloor: 0 },
    data: null,
    population: density.population,
    initial: { kind: 'prior' as const, spread: values.number('spread') },
  };
}
