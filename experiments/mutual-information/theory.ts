import type { TheoryLine } from '../../src/experiment/experiment.ts';
import { gaussianInformation } from './gaussian-draws.ts';
import type { JointFacts } from './joint.ts';

export interface Facts {
  joint: JointFacts;
  seed: number;
  rho: number;
  dimensions: number;
  /** Pairs that networks and critics learn from. */
  draws: number;
  /** N: pairs in a step. */
  batch: number;
  /** Parameters of each network. */
  parameters: number;
  replicas: number;
  steps: number;
  recordEvery: number;
  learningRate: number;
  cosine: boolean;
  /** I(x, y) of the Gaussian, nats. */
  truth: number;
  /** Differential entropies of the Gaussian, nats. */
  entropyY: number;
  conditionalEntropyY: number;
}

/** h(y) and h(y|x) of the correlated Gaussian, nats. */
export function gaussianEntropies(
  rho: number,
  dimensions: number,
): Pick<Facts, 'truth' | 'entropyY' | 'conditionalEntropyY'> {
  const entropyY = 0.5 * dimensions * Math.log(2 * Math.PI * Math.E);
  const truth = gaussianInformation({ rho, dimensions });
  return { truth, entropyY, conditionalEntropyY: entropyY - truth };
}

export function theoryLines({ entropyY, conditionalEntropyY }: Facts): TheoryLine[] {
  return [
    { label: 'the Gaussian’s H(y)', kind: 'proved', value: entropyY, run: 0 },
    { label: 'the Gaussian’s H(y | x)', kind: 'proved', value: conditionalEntropyY, run: 1 },
  ];
}
