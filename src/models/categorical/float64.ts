import type { NaturalParameters } from '../../recording/recording.ts';
import { ParameterLayout } from '../layout.ts';
import type { DensityFloat64 } from '../model.ts';

/** More outcomes than this are not recorded one by one. */
const MOST_OUTCOMES = 32;

/** Softmax over m outcomes; a point y is an outcome's index. "Density" is probability, its nodes are the outcomes. */
export class CategoricalFloat64 implements DensityFloat64 {
  readonly layout: ParameterLayout;
  readonly dimension = 1;
  readonly nodeCount: number;
  readonly summaryNames: { name: string; unit: string }[];
  private readonly logProbability: Float64Array;
  private readonly probability: Float64Array;
  private lastY: Float64Array = new Float64Array(0);

  constructor(outcomes: number) {
    this.layout = new ParameterLayout({ logits: [outcomes] });
    this.nodeCount = outcomes;
    this.logProbability = new Float64Array(outcomes);
    this.probability = new Float64Array(outcomes);
    this.summaryNames =
      outcomes > MOST_OUTCOMES
        ? []
        : Array.from({ length: outcomes }, (_, index) => ({ name: `probability[${index}]`, unit: '1' }));
  }

  private read(theta: Float64Array): void {
    const m = this.nodeCount;
    let largest = -Infinity;
    for (let k = 0; k < m; k++) largest = Math.max(largest, theta[k]);
    let sum = 0;
    for (let k = 0; k < m; k++) sum += Math.exp(theta[k] - largest);
    const logSum = largest + Math.log(sum);
    for (let k = 0; k < m; k++) {
      this.logProbability[k] = theta[k] - logSum;
      this.probability[k] = Math.exp(this.logProbability[k]);
    }
  }

  logProb(theta: Float64Array, y: Float64Array, n: number, out: Float64Array): void {
    this.read(theta);
    this.lastY = y;
    for (let i = 0; i < n; i++) out[i] = this.logProbability[y[i]];
  }

  logProbBackward(n: number, adjoint: Float64Array, gradTheta: Float64Array): void {
    let total = 0;
    for (let i = 0; i < n; i++) {
      gradTheta[this.lastY[i]] += adjoint[i];
      total += adjoint[i];
    }
    for (let k = 0; k < this.nodeCount; k++) gradTheta[k] -= total * this.probability[k];
  }

  nodes(theta: Float64Array, y: Float64Array, weight: Float64Array): void {
    this.read(theta);
    for (let k = 0; k < this.nodeCount; k++) {
      y[k] = k;
      weight[k] = this.probability[k];
    }
  }

  nodesBackward(_gradY: Float64Array, gradWeight: Float64Array, gradTheta: Float64Array): void {
    let total = 0;
    for (let k = 0; k < this.nodeCount; k++) total += gradWeight[k] * this.probability[k];
    for (let k = 0; k < this.nodeCount; k++) gradTheta[k] += this.probability[k] * (gradWeight[k] - total);
  }

  natural(theta: Float64Array): NaturalParameters {
    this.read(theta);
    return { kind: 'table', probabilities: Array.from(this.probability) };
  }

  summaries(theta: Float64Array, out: Float64Array): void {
    this.read(theta);
    for (let k = 0; k < this.summaryNames.length; k++) out[k] = this.probability[k];
  }
}
