import { Adam } from '../../src/statistics/adam.ts';
import { gaussianKl, type PacBayes } from '../../src/statistics/pac-bayes.ts';
import { type Contestant, priorMean } from './contestants.ts';
import { addKlGradient, empiricalLoss, split } from './empirical-loss.ts';
import type { Sample } from './samples.ts';
import type { Settings } from './theory.ts';

/**
 * The posterior starts at the prior's mean with this share of its scale, or so little noise that a prediction strays by half of the
 * loss's width: the prior's own noise would drown every residual.
 */
const START = 0.1;

function startScale({ priorScale, width, frequencies }: Settings): number {
  return Math.min(START * priorScale, width / 2 / Math.sqrt(1 + 2 * frequencies));
}

/** One contestant on one replica's training set: a posterior N(mean, diag e^{2·logScale}) over its weights. */
export class Regressor {
  readonly sample: Sample;
  /** mean, then logScale [2 × feature] */
  readonly theta: Float64Array;
  private readonly prior: readonly number[];
  private readonly gradient: Float64Array;
  private readonly adam: Adam;
  private readonly contestant: Contestant;
  private readonly settings: Settings;

  constructor(contestant: Contestant, sample: Sample, settings: Settings) {
    const { frequencies } = settings;
    this.contestant = contestant;
    this.settings = settings;
    this.prior = priorMean(contestant, frequencies);
    this.sample = sample;
    this.theta = Float64Array.from([...this.prior, ...this.prior.map(() => Math.log(startScale(settings)))]);
    this.gradient = new Float64Array(this.theta.length);
    this.adam = new Adam(this.theta.length);
  }

  /** One step down L̂ + (λ/N)·KL, which is the bound but for constants, or down L̂ alone; `step` from 0. */
  descend(step: number): void {
    const { width, lambda, examples, priorScale, stepSize, steps } = this.settings;
    empiricalLoss(this.sample, this.theta, width, this.gradient);
    if (this.contestant.payKl) addKlGradient(this.theta, this.prior, priorScale, lambda / examples, this.gradient);
    this.adam.descend(this.theta, this.gradient, (stepSize * (1 + Math.cos((Math.PI * step) / steps))) / 2);
  }

  /** What bounds are read from. */
  get evidence(): PacBayes {
    const { mean, logScale } = split(this.theta);
    const { width, examples, delta, priorScale } = this.settings;
    return {
      empiricalLoss: empiricalLoss(this.sample, this.theta, width),
      kl: gaussianKl(mean, logScale, this.prior, priorScale),
      examples,
      delta,
    };
  }
}
