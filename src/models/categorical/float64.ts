import type { NaturalParameters } from '../../recording/recording.ts';
import { type Numbers, valuesOf } from '../../vector/machine.ts';
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
  private lastY: Numbers = new Float64Array(0);

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

  logProb(theta: Float64Array, y: Numbers, n: number, out: Numbers): void {
    this.read(theta);
    this.lastY = y;
    const [outcome, logq] = [valuesOf(y), valuesOf(out)];
    for (let i = 0; i < n; i++) logq[i] = this.logProbability[outcome[i]];
  }

  logProbBackward(n: number, adjoint: Numbers, gradTheta: Float64Array): void {
    const [outcome, byLogq] = [valuesOf(this.lastY), valuesOf(adjoint)];
    let total = 0;
    for (let i = 0; i < n; i++) {
      gradTheta[outcome[i]] += byLogq[i];
      total += byLogq[i];
    }
    for (let k = 0; k < this.nodeCount; k++) gradTheta[k] -= total * this.probability[k];
  }

  nodes(theta: Float64Array, y: Numbers, weight: Numbers): void {
    this.read(theta);
    const [outcome, share] = [valuesOf(y), valuesOf(weight)];
    for (let k = 0; k < this.nodeCount; k++) {
      outcome[k] = k;
      share[k] = this.probability[k];
    }
  }

  nodesBackward(_gradY: Numbers, gradWeight: Numbers, gradTheta: Float64Array): void {
    const byShare = valuesOf(gradWeight);
    let total = 0;
    for (let k = 0; k < this.nodeCount; k++) total += byShare[k] * this.probability[k];
    for (let k = 0; k < this.nodeCount; k++) gradTheta[k] += this.probability[k] * (byShare[k] - total);
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
