import { InputError } from '../input-error.ts';
import { didYouMean } from '../nearest-name.ts';
import { alphaDivergence } from './alpha-divergence.ts';
import { chiSquared } from './chi-squared.ts';
import { crossEntropy } from './cross-entropy.ts';
import { forwardKl } from './forward-kl.ts';
import { gaussianNll } from './gaussian-nll.ts';
import { huber } from './huber.ts';
import { jensenShannon } from './jensen-shannon.ts';
import { l1 } from './l1.ts';
import { l2 } from './l2.ts';
import { laplacianNll } from './laplacian-nll.ts';
import type { Objective } from './objective.ts';
import { pinball } from './pinball.ts';
import { populationCrossEntropy } from './population-cross-entropy.ts';
import { reverseCrossEntropy } from './reverse-cross-entropy.ts';
import { reverseKl } from './reverse-kl.ts';
import { squaredHellinger } from './squared-hellinger.ts';
import { studentT } from './student-t.ts';

/** Every built-in objective, in the order in which they are listed. */
export const OBJECTIVES: readonly Objective[] = [
  crossEntropy,
  populationCrossEntropy,
  forwardKl,
  reverseKl,
  reverseCrossEntropy,
  jensenShannon,
  chiSquared,
  squaredHellinger,
  alphaDivergence,
  l2,
  gaussianNll,
  l1,
  laplacianNll,
  huber,
  studentT,
  pinball,
];

/** The built-in objective of that id; an InputError lists the ids and names the nearest. */
export function findObjective(id: string): Objective {
  const found = OBJECTIVES.find((objective) => objective.id === id);
  if (found) return found;
  const ids = OBJECTIVES.map((objective) => objective.id);
  throw new InputError({
    what: 'there is no such objective',
    got: id,
    expected: `one of ${ids.join(', ')}`,
    remedy: didYouMean(id, ids),
  });
}
