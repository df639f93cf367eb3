import type { Evidence, Plan } from '../../src/experiment/experiment.ts';
import type { Figure } from '../../src/experiment/figure.ts';
import { bits, nats } from '../../src/information/logarithm.ts';
import type { Quantity } from '../../src/recording/recording.ts';
import { errorsFigure, meansFigure } from '../sample-means/figures.ts';
import { sampleErrors } from '../sample-means/sample-errors.ts';
import type { Facts } from './theory.ts';

export function quantities({ findings }: Evidence, plan: Plan): Quantity[] {
  const { entropy, probabilities, deviation } = plan.facts as Facts;
  const last = sampleErrors(findings, entropy).at(-1);
  return [
    { name: 'entropy', label: 'Entropy H(P)', value: entropy, unit: 'nats' },
    { name: 'entropyBits', label: 'in bits', value: bits(nats(entropy)), unit: 'bits' },
    {
      name: 'largestEntropy',
      label: 'The most it could be, log m',
      value: Math.log(probabilities.length),
      unit: 'nats',
    },
    { name: 'surpriseDeviation', label: 'Spread of −log P(y)', value: deviation, unit: 'nats' },
    ...(last
      ? [{ name: 'sampleEntropy', label: 'Sample mean', value: last.mean, unit: 'nats', at: { n: last.n } }]
      : []),
  ];
}

export function figures({ findings }: Evidence, plan: Plan): Figure[] {
  const { labels, probabilities, entropy, deviation } = plan.facts as Facts;
  return [
    {
      kind: 'bars',
      id: 'table',
      title: 'The table P',
      caption: 'The flatter the table, the larger its entropy.',
      labels,
      series: [{ label: 'P', role: 'data', values: probabilities }],
      unit: '1',
      edits: 'table',
    },
    meansFigure(
      findings,
      {
        title: 'Sample means of $-\\log P(y)$',
        caption: 'Each line is one replica, with draws of its own; all close in on $H(P)$.',
        axis: 'mean surprise',
      },
      { label: 'H(P)', value: entropy, role: 0 },
    ),
    errorsFigure(
      findings,
      {
        title: 'How far sample means stray',
        caption: 'Four times the draws, half the error: $\\operatorname{sd}(-\\log P(y))/\\sqrt{n}$.',
      },
      { errors: sampleErrors(findings, entropy), deviation, role: 0 },
    ),
  ];
}
