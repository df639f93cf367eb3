import type { NaturalParameters } from '../../recording/recording.ts';
import { type Numbers, type VectorMachine, vectorMachine } from '../../vector/machine.ts';
import type { DensityFloat64 } from '../model.ts';
import { MixtureComponents, type MixtureOptions } from './components.ts';
import { mixtureLayout } from './layout.ts';
import { naturalMixture } from './natural.ts';
import { MixtureNodes } from './nodes.ts';
import { type MixturePosterior, PlainPosterior } from './posterior.ts';
import { mixtureSummaries, mixtureSummaryNames } from './summaries.ts';
import { VectorPosterior } from './vector-posterior.ts';

/** Gaussian mixture in float64, with hand-written adjoints. See `DensityFloat64`. */
export class MixtureFloat64 implements DensityFloat64 {
  readonly layout;
  readonly dimension: 1 | 2;
  readonly nodeCount: number;
  readonly summaryNames;
  private readonly options: MixtureOptions;
  /** Of the last θ seen. */
  private readonly components: MixtureComponents;
  private readonly posterior: MixturePosterior;
  private readonly movingNodes: MixtureNodes;

  /** Its loops run on `machine`; in JavaScript where that is null. */
  constructor(options: MixtureOptions, machine: VectorMachine | null = vectorMachine()) {
    const { components: K, dimension: d, diagonal } = options;
    this.options = options;
    this.dimension = d;
    this.layout = mixtureLayout(K, d, diagonal);
    this.nodeCount = K * options.axisNodes.z.length ** d;
    this.summaryNames = mixtureSummaryNames(K, d);
    this.components = new MixtureComponents(options);
    this.posterior = machine
      ? new VectorPosterior(machine, this.components, options)
      : new PlainPosterior(this.components, options);
    this.movingNodes = new MixtureNodes(machine, this.components, options);
  }

  logProb(theta: Float64Array, y: Numbers, n: number, out: Numbers): void {
    this.components.read(theta);
    this.posterior.logProb(y, n, out);
  }

  logProbBackward(n: number, adjoint: Numbers, gradTheta: Float64Array, gradY: Numbers | null): void {
    this.posterior.backward(n, adjoint, gradTheta, gradY);
  }

  nodes(theta: Float64Array, y: Numbers, weight: Numbers): void {
    this.components.read(theta);
    this.movingNodes.write(y, weight);
  }

  nodesBackward(gradY: Numbers, gradWeight: Numbers, gradTheta: Float64Array): void {
    this.movingNodes.backward(gradY, gradWeight, gradTheta);
  }

  natural(theta: Float64Array): NaturalParameters {
    this.components.read(theta);
    const { weight, mean, scale, lower } = this.components;
    return naturalMixture(this.options, weight, mean, scale, lower);
  }

  summaries(theta: Float64Array, out: Float64Array): void {
    this.components.read(theta);
    const { weight, mean, scale, lower } = this.components;
    mixtureSummaries(this.options, weight, mean, scale, lower, out);
  }
}
