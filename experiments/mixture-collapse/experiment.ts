import type { Experiment } from '../../src/experiment/experiment.ts';
import { claims } from './claims.ts';
import { collapsePlan } from './collapse-plan.ts';
import { controls, type Show } from './controls.ts';
import { figures, quantities } from './figures.ts';
import { guide } from './guide.ts';
import { phaseDefaults, phasePlan } from './phase-plan.ts';
import { phaseStudy } from './phase-study.ts';
import { predictions } from './predictions.ts';
import { ratesDefaults, ratesPlan } from './rates-plan.ts';
import { remediesDefaults, remediesPlan } from './remedies-plan.ts';

/** What each show trains, unless the reader says. */
const DEFAULTS: Record<Show, NonNullable<Experiment['defaults']>> = {
  collapse: () => ({}),
  rates: ratesDefaults,
  phase: phaseDefaults,
  remedies: remediesDefaults,
};

export const mixtureCollapse: Experiment = {
  id: 'mixture-collapse',
  group: 'Density',
  title: 'Mixture collapse',
  question: 'How low can a loss go?',
  setUp:
    'A mixture of Gaussians is fitted to a finite sample by maximum likelihood. Nothing keeps a scale from shrinking onto a single point, unless something is put under it.',
  source:
    'McAllester, Some Information Theory (TTIC 31230): Continuous Densities; Bishop, Pattern Recognition and Machine Learning, §9.2.1',
  controls,
  dataset: (values) => values.choice('dataset'),
  defaults: (values) => DEFAULTS[values.choice('show') as Show](values),

  plan(values, table) {
    switch (values.choice('show') as Show) {
      case 'phase':
        return phasePlan(values, table);
      case 'rates':
        return ratesPlan(values, table);
      case 'remedies':
        return remediesPlan(values, table);
      case 'collapse':
        return collapsePlan(values, table);
    }
  },

  study: phaseStudy,
  claims,
  predictions,
  quantities,
  figures,
  guide,
};
