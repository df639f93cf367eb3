import { commonControls } from '../../src/experiment/common-controls.ts';
import type { Control } from '../../src/experiment/control.ts';
import { OBJECTIVES } from '../../src/objectives/registry.ts';
import { ownObjectivesControl } from '../competitors.ts';
import { parameterControls } from '../parameter-controls.ts';
import { datasetControl, drawnDataControls } from '../regression/data-controls.ts';

/** Objectives that pay for a residual, in the registry's order. */
const RESIDUAL_OBJECTIVES = OBJECTIVES.filter(({ family }) => family === 'residual').map(({ id }) => id);

/** Optimizer steps of a line. */
export const STEPS = 600;
/** How many times as many steps as a line a model takes, unless the reader says how many. */
export const PATIENCE: Readonly<Record<string, number>> = { linear: 1, polynomial: 2, mlp: 4 };

export const controls: readonly Control[] = [
  datasetControl('stackloss', ['stackloss', 'engel', 'anscombe', 'outliers']),
  {
    kind: 'choices',
    name: 'objective',
    label: 'Objectives',
    help: 'What is paid for a residual; each trains its own copy from the same start.',
    default: 'l2,l1,gaussian-nll,laplacian-nll',
    options: RESIDUAL_OBJECTIVES,
  },
  ownObjectivesControl('residual'),
  {
    kind: 'choice',
    name: 'noise',
    label: 'Noise scale',
    help: 'Of the negative log likelihoods: learned beside the line, or fixed.',
    default: 'learned',
    options: ['learned', 'fixed'],
  },
  {
    kind: 'number',
    name: 'scale',
    label: 'Fixed noise scale',
    help: 'σ of the Gaussian and of the Laplacian, where the noise scale is fixed.',
    unit: 'y',
    default: 1,
    min: 1e-6,
    max: 1e6,
    log: true,
  },
  {
    kind: 'choice',
    name: 'body',
    label: 'Model',
    help: 'What predicts ŷ from x.',
    default: 'linear',
    options: ['linear', 'polynomial', 'mlp'],
  },
  {
    kind: 'integer',
    name: 'degree',
    label: 'Degree',
    help: 'Highest power of each input in the polynomial.',
    advanced: true,
    default: 2,
    min: 1,
    max: 12,
  },
  {
    kind: 'integer',
    name: 'hidden',
    label: 'Hidden units',
    help: 'Width of the one hidden layer of the multilayer perceptron.',
    advanced: true,
    default: 16,
    min: 1,
    max: 256,
  },
  ...parameterControls(RESIDUAL_OBJECTIVES),
  ...drawnDataControls(),
  ...commonControls({ replicas: 4, steps: STEPS, learningRate: 0.05, schedule: 'cosine', tolerance: 1e-8 }).map(
    (control) =>
      control.name === 'steps'
        ? {
            ...control,
            help: `${control.help} Unless you set it, a polynomial takes ${PATIENCE.polynomial} times as many, a network ${PATIENCE.mlp} times.`,
          }
        : control,
  ),
];
