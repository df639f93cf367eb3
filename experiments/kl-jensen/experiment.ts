import { commonSpec } from '../../src/experiment/common-controls.ts';
import type { Experiment } from '../../src/experiment/experiment.ts';
import { objectiveSpec } from '../../src/objectives/objective-spec.ts';
import { chosenModel, chosenTable, tableDataset } from '../probability-tables.ts';
import { claims } from './claims.ts';
import { controls } from './controls.ts';
import { figures } from './figures.ts';
import { guide } from './guide.ts';
import { quantities } from './quantities.ts';
import { study, studyRounds } from './study.ts';
import { jensenFacts } from './theory.ts';

export const klJensen: Experiment = {
  id: 'kl-jensen',
  group: 'Information',
  title: 'KL and Jensen',
  question: 'Why is KL never negative?',
  setUp:
    'A chord of a convex function lies above the function: that is Jensen’s inequality, and all the proof there is. It is looked at, tried on random pairs (P, Q), and descended.',
  source:
    'McAllester, Some Information Theory (TTIC 31230): KL Divergence, Jensen’s Inequality; Cover & Thomas, Elements of Information Theory, §2.6 and lemma 11.6.1 (Pinsker)',
  controls,
  dataset: tableDataset,

  plan(values, data) {
    const table = chosenTable(values, data);
    const { probabilities } = table;
    const outcomes = probabilities.length;
    const model = chosenModel(values, probabilities.length) ?? new Array<number>(outcomes).fill(1 / outcomes);
    const facts = jensenFacts(table, model, {
      seed: values.number('seed'),
      chord: {
        convex: values.choice('convex'),
        left: values.number('left'),
        right: values.number('right'),
        weight: values.number('weight'),
      },
      pairs: values.number('pairs'),
    });
    return {
      runs: [
        {
          label: 'Descent on KL(P, Q)',
          spec: {
            ...commonSpec(values),
            objective: objectiveSpec('forward-kl'),
            model: { kind: 'categorical', outcomes },
            data: null,
            population: { kind: 'table', probabilities: [...probabilities] },
            initial: { kind: 'prior', spread: values.number('spread') },
            alsoEvaluate: [objectiveSpec('reverse-kl')],
          },
        },
      ],
      theory: [{ label: 'least KL', kind: 'proved', value: 0 }],
      facts,
      outcomes: facts.labels,
      study: { rounds: studyRounds(facts), round: 'thousands of pairs' },
    };
  },

  study,
  claims,
  quantities,
  figures,
  guide,
};
