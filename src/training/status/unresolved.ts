import { principalScales } from '../../models/mixture/natural.ts';
import type { NaturalParameters } from '../../recording/recording.ts';
import { NODE_RANGE, narrowestScale, UNRESOLVED_SPACING } from '../expectation/node-count.ts';
import type { Problem } from '../problem.ts';
import type { Standing } from './standing.ts';
import { shortNumber } from './words.ts';

/** An integral whose nodes lie further apart than the other side's features are wide is no integral any more. */
export function unresolved(
  { spec, population, affine, axisNodes }: Problem,
  parameters: NaturalParameters,
): Standing | null {
  if (!population || parameters.kind !== 'mixture') return null;
  // The logarithm of one Gaussian is a quadratic, which nodes of any spacing integrate exactly.
  const smooth = (components: readonly unknown[]) =>
    affine && spec.objective.nodes === 'drawer' && components.length === 1;
  const step = NODE_RANGE / (axisNodes.z.length - 1);
  const principal = parameters.covariances.map(principalScales);
  const narrowQ = Math.min(...principal.map((scales) => scales[0]));
  const broadQ = Math.max(...principal.map((scales) => scales[scales.length - 1]));
  const narrowP = narrowestScale(population);
  const broadP = Math.max(...population.components.map(({ covariance }) => principalScales(covariance).at(-1) ?? 0));
  const needsQ = spec.objective.over === 'model';
  const needsP = spec.objective.over === 'population' || (needsQ && spec.objective.nodes === 'both');
  if (needsQ && !smooth(population.components) && step * broadQ > UNRESOLVED_SPACING * narrowP) {
    return unresolvedStanding('Q', broadQ, 'P', narrowP);
  }
  if (needsP && !smooth(parameters.means) && step * broadP > UNRESOLVED_SPACING * narrowQ)
    return unresolvedStanding('P', broadP, 'Q', narrowQ);
  return null;
}

function unresolvedStanding(of: string, broad: number, other: string, narrow: number): Standing {
  return {
    status: 'unresolved',
    message: `unresolved: nodes on ${of} (scale ${shortNumber(broad)}) cannot see ${other}'s scale ${shortNumber(narrow)}`,
  };
}
