import type { Objective } from '../../src/objectives/objective.ts';
import { findObjective } from '../../src/objectives/registry.ts';

/** The smoothed table is who draws here: `smoothedTable` in minimisers.ts. */
const labelSmoothing: Objective = {
  id: 'label-smoothing',
  label: 'Label smoothing',
  over: 'population',
  pays: '-logq',
  parameters: [
    {
      name: 'epsilon',
      label: 'Smoothing ε',
      default: 0.2,
      min: 0,
      max: 1,
      help: 'The share of labels that are replaced by one of the m outcomes at random.',
    },
  ],
  nodes: 'drawer',
  unit: 'nats',
  family: 'density',
  lowerBound: { kind: 'entropy-of-population' },
  source: 'Szegedy et al., Rethinking the Inception Architecture (2016), §7',
  summary: 'The surprise of labels of which a share is random: least at the smoothed table, not at P.',
};

const focal: Objective = {
  id: 'focal',
  label: 'Focal loss',
  over: 'population',
  pays: '-(1-exp(logq))^gamma*logq',
  parameters: [
    {
      name: 'gamma',
      label: 'Focus γ',
      default: 2,
      min: 0,
      max: 10,
      help: 'How much less is paid for what Q already finds likely; at 0 it is cross-entropy.',
    },
  ],
  nodes: 'drawer',
  unit: 'nats',
  family: 'density',
  lowerBound: { kind: 'constant', value: 0 },
  source:
    'Lin et al., Focal Loss for Dense Object Detection (2017); Charoenphakdee et al., On Focal Loss for Class-Posterior Probability Estimation (2021)',
  summary: 'Surprise, discounted where Q is sure: its minimiser keeps the order of P’s outcomes, but not P.',
};

/** Σ(P − Q)²: the expected Brier score less its least value. As an expectation: over Q's own draws. */
const brier: Objective = {
  id: 'brier',
  label: 'Brier excess',
  over: 'model',
  pays: '(exp(logp)-exp(logq))^2 / exp(logq)',
  parameters: [],
  nodes: 'drawer',
  unit: '1',
  family: 'density',
  lowerBound: { kind: 'constant', value: 0 },
  source: 'Brier, Verification of Forecasts Expressed in Terms of Probability (1950); Gneiting & Raftery (2007), §3.1',
  summary:
    'The squared distance from P to Q, by which the expected Brier score exceeds its least value 1 − ΣP²: proper, and never more than 2.',
};

/** Σ_k |1[y = k] − Q(k)| is twice it. */
const absoluteError: Objective = {
  id: 'absolute-error',
  label: 'Absolute error',
  over: 'population',
  pays: '1 - exp(logq)',
  parameters: [],
  nodes: 'drawer',
  unit: '1',
  family: 'density',
  lowerBound: { kind: 'constant', value: 0 },
  source: 'Ghosh, Kumar & Sastry, Robust Loss Functions under Label Noise for Deep Neural Networks (2017)',
  summary: 'How often a guess drawn from Q is wrong: least where Q always says the likeliest outcome.',
};

/** The losses to choose from: the proper ones first. */
export const LOSSES: readonly Objective[] = [
  findObjective('population-cross-entropy'),
  brier,
  labelSmoothing,
  focal,
  absoluteError,
];

export const LOSS_PARAMETERS = LOSSES.flatMap(({ label, parameters }) =>
  parameters.map((each) => ({ ...each, of: label })),
);
