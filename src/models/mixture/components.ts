import type { Coordinates } from '../coordinates.ts';
import type { LineComponent } from './line.ts';
import type { PlaneComponent } from './plane.ts';

const LOG_TWO_PI = Math.log(2 * Math.PI);

export interface MixtureOptions {
  components: number;
  dimension: 1 | 2;
  /** In the data's units; 0: none. */
  scaleFloor: number;
  /** In the plane, no component leans: L has nothing below its diagonal. */
  diagonal: boolean;
  coordinates: Coordinates;
  /** Standard nodes z of one axis and weights that include the standard normal density. */
  axisNodes: { z: Float64Array; weight: Float64Array };
}

/** The components that one row of θ describes, in standardised coordinates: [component] or [component × dimension]. */
export class MixtureComponents {
  readonly weight: Float64Array;
  readonly mean: Float64Array;
  /** Diagonal of each covariance's Cholesky factor, and its inverse. */
  readonly scale: Float64Array;
  readonly inverseScale: Float64Array;
  /** The factor's entry below the diagonal. */
  readonly lower: Float64Array;
  /** d(floored log scale) / d(parameter): 1 without a floor. */
  readonly floorSlope: Float64Array;
  /** ln of the weighted density at the mean, per unit of the data: [component]. */
  readonly logHeight: Float64Array;
  private readonly options: MixtureOptions;
  private readonly logConstant: number;

  constructor(options: MixtureOptions) {
    const { components: K, dimension: d, coordinates } = options;
    this.options = options;
    const logJacobian = coordinates.scale.reduce((sum, scale) => sum + Math.log(scale), 0);
    this.logConstant = -0.5 * d * LOG_TWO_PI - logJacobian;
    const vector = (size: number) => new Float64Array(size);
    [this.weight, this.lower, this.logHeight] = [vector(K), vector(K), vector(K)];
    [this.mean, this.scale, this.inverseScale, this.floorSlope] = [
      vector(K * d),
      vector(K * d),
      vector(K * d),
      vector(K * d),
    ];
  }

  read(theta: Float64Array): void {
    const { components: K, dimension: d, diagonal } = this.options;
    let largest = -Infinity;
    for (let k = 0; k < K; k++) largest = Math.max(largest, theta[k]);
    let sum = 0;
    for (let k = 0; k < K; k++) sum += Math.exp(theta[k] - largest);
    const logSum = largest + Math.log(sum);
    for (let k = 0; k < K; k++) {
      const logWeight = theta[k] - logSum;
      this.weight[k] = Math.exp(logWeight);
      this.logHeight[k] = logWeight + this.logConstant;
      for (let j = 0; j < d; j++) {
        this.mean[k * d + j] = theta[K + k * d + j];
        this.logHeight[k] -= this.readScale(theta[K + K * d + k * d + j], k, j);
      }
      if (d === 2 && !diagonal) this.lower[k] = theta[K + 2 * K * d + k];
    }
  }

  onLine(k: number): LineComponent {
    return { mean: this.mean[k], inverseScale: this.inverseScale[k], logHeight: this.logHeight[k] };
  }

  inPlane(k: number): PlaneComponent {
    const { mean, inverseScale, lower, logHeight } = this;
    return {
      mean0: mean[2 * k],
      mean1: mean[2 * k + 1],
      inverseScale0: inverseScale[2 * k],
      inverseScale1: inverseScale[2 * k + 1],
      lower: lower[k],
      logHeight: logHeight[k],
    };
  }

  private readScale(raw: number, k: number, j: number): number {
    const { dimension: d, scaleFloor, coordinates } = this.options;
    const i = k * d + j;
    let logScale = raw;
    this.floorSlope[i] = 1;
    if (scaleFloor > 0) {
      // ln σ = ½ ln(floor² + e^{2l}), by the larger term so that neither square over- or underflows.
      const floor = Math.log(scaleFloor / coordinates.scale[j]);
      const gap = raw - floor;
      logScale = Math.max(raw, floor) + 0.5 * Math.log1p(Math.exp(-2 * Math.abs(gap)));
      this.floorSlope[i] = 1 / (1 + Math.exp(-2 * gap));
    }
    this.scale[i] = Math.exp(logScale);
    this.inverseScale[i] = Math.exp(-logScale);
    return logScale;
  }
}
