import { Categorical } from '../../src/distributions/categorical.ts';
import { commonSpec } from '../../src/experiment/common-controls.ts';
import type { Experiment, PlannedRun } from '../../src/experiment/experiment.ts';
import { objectiveSpec } from '../../src/objectives/objective-spec.ts';
import type { InitialSpec, RunSpec } from '../../src/recording/spec.ts';
import { count } from '../measure.ts';
import { chosenModel, chosenTable, tableDataset } from '../probability-tables.ts';
import { claims } from './claims.ts';
import { controls } from './controls.ts';
import { figures, quantities } from './figures.ts';
import { guide } from './guide.ts';
import { DRAWER, drawOutcomes, frequencies } from './sample.ts';
import { study, studyRounds } from './study.ts';
import { crossEntropyFacts } from './theory.ts';

/** A softmax cannot hold a 0: a start Q with zeros begins at e^−30 = 9e−14 instead. */
const LOWEST_LOGIT = -30;

export const crossEntropy: Experiment = {
  id: 'cross-entropy',
  group: 'Information',
  title: 'Cross-entropy',
  question: 'How low can a training loss go?',
  setUp:
    'A softmax Q is trained twice by cross-entropy: on the population P itself, and on a finite sample of it. One loss stops at H(P); the other goes below.',
  source:
    'McAllester, Some Information Theory (TTIC 31230): Cross Entropy; Cover & Thomas, Elements of Information Theory, §5.4; Miller, Note on the bias of information estimates (1955)',
  controls,
  dataset: tableDataset,

  plan(values, data) {
    const table = chosenTable(values, data);
    const { probabilities } = table;
    const [seed, n] = [values.number('seed'), values.number('examples')];
    const start = chosenModel(values, probabilities.length) ?? null;
    const drawer = new Categorical(probabilities);
    const train = drawOutcomes(drawer, n, seed, DRAWER.train);
    const heldOut = drawOutcomes(drawer, values.number('heldOut'), seed, DRAWER.heldOut);
    const facts = crossEntropyFacts(
      table,
      { n, frequencies: frequencies(train, probabilities.length) },
      { seed, heldOut: heldOut.length, start, samples: values.number('samples') },
    );
    const spec: Omit<RunSpec, 'objective' | 'data' | 'alsoEvaluate'> = {
      ...commonSpec(values),
      model: { kind: 'categorical', outcomes: probabilities.length },
      population: { kind: 'table', probabilities: [...probabilities] },
      initial: initialOf(start, values.number('spread')),
    };
    const rows = (outcomes: number[]) => outcomes.map((outcome) => [outcome]);
    const runs: PlannedRun[] = [
      {
        label: 'On the population',
        spec: {
          ...spec,
          objective: objectiveSpec('population-cross-entropy'),
          data: null,
          // An integral over a known P has no minibatches.
          batch: 'full',
          alsoEvaluate: [objectiveSpec('forward-kl')],
        },
      },
      {
        label: `On ${count(n)} draws`,
        spec: {
          ...spec,
          objective: objectiveSpec('cross-entropy'),
          data: { name: 'draws from P', columns: ['outcome'], inputs: 0, train: rows(train), heldOut: rows(heldOut) },
          alsoEvaluate: [objectiveSpec('population-cross-entropy')],
        },
      },
    ];
    return {
      runs,
      theory: [
        { label: 'H(P)', kind: 'proved', value: facts.entropy },
        { label: 'H(P̂)', kind: 'proved', value: facts.sample.entropy, run: 1 },
      ],
      facts,
      outcomes: facts.labels,
      study: { rounds: studyRounds(facts), round: 'batches of samples' },
    };
  },

  study,
  claims,
  quantities,
  figures,
  guide,
};

function initialOf(start: number[] | null, spread: number): InitialSpec {
  if (!start) return { kind: 'prior', spread };
  return { kind: 'given', parameters: [start.map((q) => Math.max(LOWEST_LOGIT, Math.log(q)))] };
}
