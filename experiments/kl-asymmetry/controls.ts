import { commonControls } from '../../src/experiment/common-controls.ts';
import type { Control } from '../../src/experiment/control.ts';
import { OBJECTIVES } from '../../src/objectives/registry.ts';
import { ownObjectivesControl } from '../competitors.ts';
import { parameterControls } from '../parameter-controls.ts';
import { PRESETS, populationControl } from '../population.ts';

/** Density objectives that know the population P, in the registry's order. */
const POPULATION_OBJECTIVES = OBJECTIVES.filter(({ family, over }) => family === 'density' && over !== 'train').map(
  ({ id }) => id,
);

export const controls: readonly Control[] = [
  {
    kind: 'choice',
    name: 'preset',
    label: 'Population',
    help: 'The known distribution P that Q is fitted to: two equal modes at ±4, ±3 or ±1.5, two unequal ones, or three; in the plane two modes, one Gaussian of correlation .9, a ring of eight, a banana (with four replicas, unless you set their number).',
    default: 'far-modes',
    options: Object.keys(PRESETS),
  },
  populationControl,
  {
    kind: 'integer',
    name: 'components',
    label: 'Components of Q',
    help: 'Number K of Gaussians in the model Q.',
    default: 1,
    min: 1,
    max: 8,
  },
  {
    kind: 'choice',
    name: 'covariance',
    label: 'Covariance of Q',
    help: 'In the plane: full, or diagonal, which makes each component of Q a product of two Gaussians, one along each axis.',
    default: 'full',
    options: ['full', 'diagonal'],
  },
  {
    kind: 'choices',
    name: 'objective',
    label: 'Objectives',
    help: 'Which divergence from P to Q is trained; each trains its own copies from the same starts.',
    default: 'forward-kl,reverse-kl',
    options: POPULATION_OBJECTIVES,
  },
  ownObjectivesControl('density'),
  {
    kind: 'number',
    name: 'spread',
    label: 'Spread of the starts',
    help: 'Standard deviation of the means at the start, in standard deviations of P.',
    default: 1,
    min: 0.01,
    max: 10,
    log: true,
  },
  {
    kind: 'choice',
    name: 'sweep',
    label: 'Sweep of the separation',
    help: 'Beside the runs: where reverse KL to two unit modes is stationary, as they move apart, whatever the population above.',
    advanced: true,
    default: 'on',
    options: ['on', 'off'],
  },
  ...parameterControls(POPULATION_OBJECTIVES),
  ...commonControls({ replicas: 32, steps: 800, learningRate: 0.1, schedule: 'cosine', tolerance: 1e-8 }),
];
