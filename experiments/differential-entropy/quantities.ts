import type { Evidence, Plan } from '../../src/experiment/experiment.ts';
import { foundRows } from '../../src/experiment/findings.ts';
import { bits, nats } from '../../src/information/logarithm.ts';
import type { Quantity } from '../../src/recording/recording.ts';
import { sampleErrors } from '../sample-means/sample-errors.ts';
import type { StretchColumn } from './stretch.ts';
import type { Facts } from './theory.ts';

export function quantities({ findings }: Evidence, plan: Plan): Quantity[] {
  const { entropy, quadrature, stretch, floatStep } = plan.facts as Facts;
  const sample = sampleErrors(findings, entropy).at(-1);
  const stretched = foundRows<StretchColumn>(findings, 'stretches').find(({ a }) => a === stretch);
  const quantised = foundRows<'delta' | 'entropy'>(findings, 'quantised').at(-1);
  const floats = foundRows<'delta' | 'gap'>(findings, 'floats').at(-1);
  return [
    { name: 'differentialEntropy', label: 'h(X)', value: entropy, unit: 'nats' },
    { name: 'differentialEntropyBits', label: 'in bits', value: bits(nats(entropy)), unit: 'bits' },
    { name: 'quadratureEntropy', label: 'by quadrature', value: quadrature.value, unit: 'nats' },
    ...(sample
      ? [{ name: 'sampleEntropy', label: 'by sample means', value: sample.mean, unit: 'nats', at: { n: sample.n } }]
      : []),
    ...(stretched
      ? [
          { name: 'stretchedEntropy', label: 'h(aX)', value: stretched.entropy, unit: 'nats', at: { a: stretch } },
          { name: 'klDivergence', label: 'KL(aX, aZ)', value: stretched.kl, unit: 'nats', at: { a: stretch } },
        ]
      : []),
    ...(quantised
      ? [
          {
            name: 'quantisedEntropy',
            label: 'Entropy in cells of width Δ',
            value: quantised.entropy,
            unit: 'nats',
            at: { delta: quantised.delta },
          },
        ]
      : []),
    { name: 'predictedFloatStep', label: 'Floats break at Δ, predicted', value: floatStep, unit: 'units of y' },
    ...(floats
      ? [
          {
            name: 'floatStep',
            label: 'Floats break at Δ, measured',
            value: floats.delta * Math.exp(-floats.gap),
            unit: 'units of y',
          },
        ]
      : []),
  ];
}
