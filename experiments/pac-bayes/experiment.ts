import type { Experiment } from '../../src/experiment/experiment.ts';
import { perNat } from '../../src/experiment/information-words.ts';
import { claims } from './claims.ts';
import { controls } from './controls.ts';
import { figures } from './figures.ts';
import { guide } from './guide.ts';
import { quantities } from './quantities.ts';
import { study, studyRounds } from './study.ts';
import { pacBayesFacts, type Settings } from './theory.ts';

export const pacBayes: Experiment = {
  id: 'pac-bayes',
  group: 'Noise',
  title: 'PAC-Bayes',
  question: 'What does training promise about data it has not seen?',
  setUp:
    'A regressor with Gaussian noise on its weights is trained by gradient descent on a bound of its own held-out loss, from many training sets. Beside it: the loss alone, a prior that believes the opposite of the truth, and labels that are random.',
  // L is no information: KL is charged by the nat.
  formula: (unit) =>
    `L(Q) \\;\\le\\; \\frac{1}{1-\\frac{1}{2\\lambda}}\\left(\\hat L(Q) + \\frac{\\lambda L_{\\max}}{N${perNat(unit)}}\\left(\\mathrm{KL}(Q, P) + \\log\\tfrac{1}{\\delta}\\right)\\right)`,
  source:
    'McAllester, Some Information Theory (TTIC 31230); McAllester, A PAC-Bayesian Tutorial with a Dropout Bound (2013), theorem 2; Maurer, A Note on the PAC-Bayesian Theorem (2004)',
  controls,
  dataset: () => null,

  plan(values) {
    // Every setting of this lesson is a number.
    const settings = Object.fromEntries(controls.map(({ name }) => [name, values.number(name)])) as unknown as Settings;
    const facts = pacBayesFacts(settings);
    return {
      runs: [],
      theory: [],
      facts,
      study: { rounds: studyRounds(facts), round: 'batches of steps, and evaluations' },
    };
  },

  study,
  claims,
  quantities,
  figures,
  guide,
};
