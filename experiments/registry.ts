import type { Experiment } from '../src/experiment/experiment.ts';
import { InputError } from '../src/input-error.ts';
import { didYouMean } from '../src/nearest-name.ts';
import { crossEntropy } from './cross-entropy/experiment.ts';
import { differentialEntropy } from './differential-entropy/experiment.ts';
import { entropy } from './entropy/experiment.ts';
import { finitePrecision } from './finite-precision/experiment.ts';
import { gaussianNoise } from './gaussian-noise/experiment.ts';
import { identities } from './identities/experiment.ts';
import { klAsymmetry } from './kl-asymmetry/experiment.ts';
import { klJensen } from './kl-jensen/experiment.ts';
import { labelSmoothingAndFocal } from './label-smoothing-and-focal/experiment.ts';
import { laplacianNoise } from './laplacian-noise/experiment.ts';
import { mixtureCollapse } from './mixture-collapse/experiment.ts';
import { mutualInformation } from './mutual-information/experiment.ts';
import { noiseTricks } from './noise-tricks/experiment.ts';
import { pacBayes } from './pac-bayes/experiment.ts';
import { reverseCrossEntropy } from './reverse-cross-entropy/experiment.ts';
import { sourceCoding } from './source-coding/experiment.ts';

/** Every lesson, in the order in which it is listed: the lecture's. */
export const EXPERIMENTS: readonly Experiment[] = [
  entropy,
  sourceCoding,
  crossEntropy,
  klJensen,
  labelSmoothingAndFocal,
  mutualInformation,
  differentialEntropy,
  reverseCrossEntropy,
  klAsymmetry,
  mixtureCollapse,
  noiseTricks,
  gaussianNoise,
  laplacianNoise,
  finitePrecision,
  pacBayes,
  identities,
];

/** Throws an InputError that lists the ids and names the nearest. */
export function findExperiment(id: string): Experiment {
  const found = EXPERIMENTS.find((experiment) => experiment.id === id);
  if (found) return found;
  const ids = EXPERIMENTS.map((experiment) => experiment.id);
  throw new InputError({
    what: 'There is no experiment of this name',
    got: id,
    expected: `one of ${ids.join(', ')}`,
    remedy: didYouMean(id, ids),
  });
}
