import type { Experiment } from '../../src/experiment/experiment.ts';
import { claims } from './claims.ts';
import { chosenDensity, controls } from './controls.ts';
import { figures } from './figures.ts';
import { guide } from './guide.ts';
import { quantities } from './quantities.ts';
import { study, studyRounds } from './study.ts';
import { densityFacts } from './theory.ts';

export const differentialEntropy: Experiment = {
  id: 'differential-entropy',
  group: 'Information',
  title: 'Differential entropy',
  question: 'What is left of entropy when outcomes are numbers?',
  setUp:
    'A density p pays −log p(y) as a table does, and its expectation h is an integral and a limit of sample means alike. But it depends on the unit of y, can be negative, and is only what is left of a table’s entropy as its cells get finer: until they are finer than floats.',
  formula:
    'h(X) = \\mathbb{E}_{y\\sim p}\\left[-\\log p(y)\\right] = \\lim_{\\Delta\\to 0}\\; H(X_\\Delta) + \\log\\Delta',
  source:
    'McAllester, Some Information Theory (TTIC 31230): Continuous Densities; Cover & Thomas, Elements of Information Theory, §8.1–8.6',
  controls,
  dataset: () => null,

  plan(values) {
    const facts = densityFacts(chosenDensity(values), {
      stretch: values.number('stretch'),
      seed: values.number('seed'),
      replicas: values.number('replicas'),
      octaves: values.number('octaves'),
    });
    return { runs: [], theory: [], facts, study: { rounds: studyRounds(facts), round: 'batches of draws and cells' } };
  },

  study,
  claims,
  quantities,
  figures,
  guide,
};
