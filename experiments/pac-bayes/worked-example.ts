import { claim } from '../../src/experiment/claim.ts';
import { inNats } from '../../src/experiment/information-in-prose.ts';
import type { ClaimResult } from '../../src/recording/recording.ts';
import { bestLambda, klPacBayesBound, linearPacBayesBound } from '../../src/statistics/pac-bayes.ts';
import { short } from '../measure.ts';

/** N = 10⁴, L̂ = .05, KL = 500, δ = .05. */
export function worked(): ClaimResult[] {
  const parts = { empiricalLoss: 0.05, kl: 500, examples: 10_000, delta: 0.05 };
  const what = `N = 10,000, L̂ = 0.05, KL = ${inNats(500)}, δ = 0.05`;
  const common = { tolerance: 1e-9, relation: '=' as const, unit: '1' };
  const least = bestLambda(parts);
  return [
    claim({
      ...common,
      id: 'worked-linear',
      statement: `A worked example, ${what}: the bound at λ = 5`,
      expected: 0.334997629,
      measured: linearPacBayesBound(parts, 5),
    }),
    claim({
      ...common,
      id: 'worked-best',
      statement: `The same at the λ where it is least, ${short(least)}`,
      expected: 0.1872478589,
      measured: linearPacBayesBound(parts, least),
    }),
    claim({
      ...common,
      id: 'worked-kl',
      statement: 'The same by inverting kl(L̂‖L) ≤ (KL + log(2√N/δ))/N',
      expected: 0.1501219407,
      measured: klPacBayesBound(parts),
    }),
  ];
}
