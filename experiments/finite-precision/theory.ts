import type { TheoryLine } from '../../src/experiment/experiment.ts';
import { finitePrecisionEntropy, noiseEntropy } from './precision.ts';
import { mostInformation, type Source, type SourceSpec } from './source.ts';

/** The range of σ that may be chosen and trained at. */
export const LARGEST = 1;
export const SMALLEST = 1e-4;

export interface Facts {
  source: SourceSpec;
  /** In words: "a standard Gaussian". */
  name: string;
  dimension: 1 | 2;
  seed: number;
  replicas: number;
  /** Draws of ỹ that each mixture learns from. */
  draws: number;
  /** Of each mixture. */
  parameters: number;
  /** h(y), nats; null for points, whose density is none. */
  differentialEntropy: number | null;
  /** What H_σ cannot pass, nats; null where it has no limit. */
  most: number | null;
  /** At the reader's σ. */
  sigma: number;
  exact: number;
  /** σ of each run, H_σ there, and whether the mixture has the parts and the steps for it. */
  trained: { sigma: number; exact: number; learnable: boolean }[];
}

/** The reader's σ, ten times that and a tenth, as far as they are within the range; the largest first. */
export function trainedSigmas(sigma: number): number[] {
  return [10 * sigma, sigma, sigma / 10]
    .map((value) => Number(value.toPrecision(12)))
    .filter((value) => value <= LARGEST && value >= SMALLEST);
}

export function precisionFacts(
  spec: SourceSpec,
  source: Source,
  sigma: number,
  components: number,
): Pick<Facts, 'source' | 'dimension' | 'differentialEntropy' | 'most' | 'sigma' | 'exact' | 'trained'> {
  return {
    source: spec,
    dimension: source.dimension,
    differentialEntropy: Number.isFinite(source.entropy) ? source.entropy : null,
    most: mostInformation(spec),
    sigma,
    exact: finitePrecisionEntropy(source, sigma),
    trained: trainedSigmas(sigma).map((each) => ({
      sigma: each,
      exact: finitePrecisionEntropy(source, each),
      learnable: components >= source.parts && Math.hypot(source.narrowest, each) >= FINEST * source.deviation,
    })),
  };
}

/** Share of y’s deviation below which some hundred optimizer steps do not find how narrow a part is, nor where. */
const FINEST = 0.002;

/** No density is paid less for ỹ than h(ỹ) on average. */
export function theoryLines({ trained, dimension }: Facts): TheoryLine[] {
  return trained.map(({ sigma, exact }, run) => ({
    label: 'h(ỹ)',
    kind: 'proved',
    value: exact + noiseEntropy(sigma, dimension),
    run,
  }));
}
