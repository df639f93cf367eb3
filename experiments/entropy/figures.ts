import type { Evidence, Plan } from '../../src/experiment/experiment.ts';
import type { Figure } from '../../src/experiment/figure.ts';
import { bits, nats } from '../../src/information/logarithm.ts';
import type { Quantity } from '../../src/recording/recording.ts';
import { sampleErrors } from './sample-errors.ts';
import type { Facts } from './theory.ts';

/** Replicas whose own sample means are drawn. */
const FAN = 24;

export function quantities({ findings }: Evidence, plan: Plan): Quantity[] {
  const { entropy, probabilities, deviation } = plan.facts as Facts;
  const last = sampleErrors(findings, entropy).at(-1);
  return [
    { name: 'entropy', label: 'Entropy H(P)', value: entropy, unit: 'nats' },
    { name: 'entropyBits', label: 'in bits', value: bits(nats(entropy)), unit: 'bits' },
    {
      name: 'largestEntropy',
      label: 'The most it could be, ln m',
      value: Math.log(probabilities.length),
      unit: 'nats',
    },
    { name: 'surpriseDeviation', label: 'Spread of −ln P(y)', value: deviation, unit: 'nats' },
    ...(last
      ? [{ name: 'sampleEntropy', label: 'Sample mean', value: last.mean, unit: 'nats', at: { n: last.n } }]
      : []),
  ];
}

export function figures({ findings }: Evidence, plan: Plan): Figure[] {
  const { labels, probabilities, entropy, deviation } = plan.facts as Facts;
  const means = findings.find(({ name }) => name === 'means')?.rows ?? [];
  const errors = sampleErrors(findings, entropy);
  const sizes = means.length ? [means[0][0], means[means.length - 1][0]] : [1, 2];
  return [
    {
      kind: 'bars',
      id: 'table',
      title: 'The table P',
      caption: 'Drag a bar: the flatter the table, the larger its entropy.',
      labels,
      series: [{ label: 'P', role: 'data', values: probabilities }],
      unit: '1',
      edits: 'table',
    },
    {
      kind: 'lines',
      id: 'means',
      title: 'Sample means of −ln P(y)',
      caption: 'Each line is a reader with samples of their own; all close in on $H(P)$.',
      x: { label: 'draws n', scale: 'log' },
      y: { label: 'mean surprise', unit: 'nats' },
      lines: [
        ...Array.from({ length: Math.min(FAN, (means[0]?.length ?? 1) - 1) }, (_, replica) => ({
          label: `replica ${replica + 1}`,
          role: 'data' as const,
          mark: 'line' as const,
          points: means.map((row) => [row[0], row[replica + 1]]),
        })),
        { label: 'H(P)', role: 'theory' as const, mark: 'line' as const, points: sizes.map((n) => [n, entropy]) },
      ],
    },
    {
      kind: 'lines',
      id: 'errors',
      title: 'Their error',
      caption: 'Four times the draws, half the error: $\\operatorname{sd}(-\\ln P)/\\sqrt{n}$.',
      x: { label: 'draws n', scale: 'log' },
      y: { label: 'root mean square error', unit: 'nats', scale: 'log' },
      lines: [
        { label: 'measured', role: 0, mark: 'dots', points: errors.map(({ n, rms }) => [n, rms]) },
        {
          label: 'theory',
          role: 'theory',
          mark: 'line',
          points: sizes.map((n) => [n, deviation / Math.sqrt(n)]),
        },
      ],
    },
  ];
}
