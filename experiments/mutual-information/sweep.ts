import { foundTable } from '../../src/experiment/findings.ts';
import { standardise } from '../../src/models/coordinates.ts';
import { NetworkFloat64 } from '../../src/models/network/float64.ts';
import { initialiseNetwork } from '../../src/models/network/initialise.ts';
import type { FoundTable } from '../../src/recording/recording.ts';
import { Adam } from '../../src/statistics/adam.ts';
import {
  asRows,
  type Correlated,
  correlatedDraws,
  type Draws,
  gaussianInformation,
  KEY,
  mismatched,
} from './gaussian-draws.ts';
import { crossEntropy, freshPairs } from './held-out.ts';
import type { Facts } from './theory.ts';

export const CORRELATIONS = [0.5, 0.7, 0.9, 0.97] as const;
export const DIMENSIONS = [1, 2, 4, 8] as const;
/** Of each cell; a line has few parameters, and the whole sample is one batch. */
const TRAINING = { draws: 1024, steps: 100, learningRate: 0.1 };
/** Rounds that the training of a cell takes; one more looks at fresh pairs. */
const TRAINING_ROUNDS = 4;

export const SWEEP_ROUNDS = CORRELATIONS.length * DIMENSIONS.length * (TRAINING_ROUNDS + 1);

/**
 * The difference of entropies over a range of ρ and d, by linear networks trained in float64. `sweep` has ρ, d, the true I and the
 * estimate on fresh pairs, nats.
 */
export function* sweep({ seed }: Facts): Generator<FoundTable, void> {
  const rows: number[][] = [];
  const table = () => foundTable('sweep', { rho: '1', dimensions: '1', truth: 'nats', estimate: 'nats' }, rows.slice());
  for (const [i, dimensions] of DIMENSIONS.entries()) {
    for (const [j, rho] of CORRELATIONS.entries()) {
      const cell = { seed, rho, dimensions };
      const key = KEY.sweep + 2 * (i * CORRELATIONS.length + j);
      const train = correlatedDraws(cell, key, TRAINING.draws);
      const pair = [new Trainee(cell, mismatched(train)), new Trainee(cell, train)];
      for (let round = 1; round <= TRAINING_ROUNDS; round++) {
        for (const network of pair) network.trainTo((TRAINING.steps * round) / TRAINING_ROUNDS);
        yield table();
      }
      const fresh = correlatedDraws(cell, key + 1, freshPairs(cell));
      const estimate = pair[0].crossEntropy(mismatched(fresh)) - pair[1].crossEntropy(fresh);
      rows.push([rho, dimensions, gaussianInformation(cell), estimate]);
      yield table();
    }
  }
}

/** A line with learned noise scales, trained by Adam on the whole sample's cross-entropy. */
class Trainee {
  private readonly network: NetworkFloat64;
  private readonly pairs: Draws;
  private readonly theta: Float64Array;
  private readonly gradient: Float64Array;
  private readonly adam: Adam;
  private readonly work: Float64Array[];
  private step = 0;

  constructor({ seed, dimensions: d }: Correlated, pairs: Draws) {
    const rows = asRows(pairs);
    const names = Array.from({ length: d }, (_, j) => String(j));
    this.pairs = pairs;
    this.network = new NetworkFloat64(
      { kind: 'regression', inputs: d, outputs: d, body: { kind: 'linear' }, noise: { kind: 'learned' } },
      standardise(
        rows.map((row) => row.slice(0, d)),
        names,
      ),
      standardise(
        rows.map((row) => row.slice(d)),
        names,
      ),
    );
    const { layout } = this.network;
    [this.theta, this.gradient] = [new Float64Array(layout.size), new Float64Array(layout.size)];
    initialiseNetwork(1, layout, seed, 0, this.theta);
    this.adam = new Adam(layout.size);
    this.work = Array.from({ length: 4 }, () => new Float64Array(pairs.y.length));
  }

  trainTo(step: number): void {
    const { network, theta, gradient, adam, pairs } = this;
    const [mean, logScale, byMean, byLogScale] = this.work;
    for (; this.step < step; this.step++) {
      network.predict(theta, pairs.x, pairs.n, mean, logScale);
      for (let i = 0; i < mean.length; i++) {
        const precision = Math.exp(-2 * logScale[i]);
        const residual = pairs.y[i] - mean[i];
        byMean[i] = (-residual * precision) / pairs.n;
        byLogScale[i] = (1 - residual * residual * precision) / pairs.n;
      }
      gradient.fill(0);
      network.predictBackward(pairs.n, byMean, byLogScale, gradient);
      const share = (Math.PI * this.step) / TRAINING.steps;
      adam.descend(theta, gradient, (TRAINING.learningRate / 2) * (1 + Math.cos(share)));
    }
  }

  crossEntropy(fresh: Draws): number {
    return crossEntropy(this.network, this.theta, fresh);
  }
}
