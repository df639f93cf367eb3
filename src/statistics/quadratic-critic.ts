/**
 * The critic f(x, y) = c + xᵀWy + Σ aⱼxⱼ² + Σ bⱼyⱼ² for x, y ∈ R^d. The logarithm of p(x, y)/(p(x)p(y)) is of this form where
 * (x, y) is Gaussian, has mean 0, and the coordinates of x, and those of y, are independent of one another: a bound trained on it
 * falls short for want of draws, not of capacity.
 *
 * θ is W [x × y], then a [d], b [d] and c.
 */
export class QuadraticCritic {
  readonly dimension: number;
  /** Number of parameters. */
  readonly size: number;
  private x: Float64Array = new Float64Array(0);
  private y: Float64Array = new Float64Array(0);
  private projected = new Float64Array(0);
  private n = 0;

  constructor(dimension: number) {
    this.dimension = dimension;
    this.size = dimension * dimension + 2 * dimension + 1;
  }

  /** Writes f(x_i, y_j) of n pairs to out [x × y]; x and y are [example × d]. */
  scores(theta: Float64Array, x: Float64Array, y: Float64Array, n: number, out: Float64Array): void {
    const d = this.dimension;
    if (this.projected.length < n * d) this.projected = new Float64Array(n * d);
    const { projected } = this;
    this.x = x;
    this.y = y;
    this.n = n;
    const [a, b, c] = [d * d, d * d + d, theta[this.size - 1]];
    const ofY = new Float64Array(n);
    for (let j = 0; j < n; j++) for (let k = 0; k < d; k++) ofY[j] += theta[b + k] * y[j * d + k] ** 2;
    for (let i = 0; i < n; i++) {
      let ofX = c;
      for (let k = 0; k < d; k++) ofX += theta[a + k] * x[i * d + k] ** 2;
      for (let k = 0; k < d; k++) {
        let sum = 0;
        for (let l = 0; l < d; l++) sum += x[i * d + l] * theta[l * d + k];
        projected[i * d + k] = sum;
      }
      for (let j = 0, at = 0, to = i * n; j < n; j++, to++) {
        let score = ofX + ofY[j];
        for (let k = i * d; k < (i + 1) * d; k++, at++) score += projected[k] * y[at];
        out[to] = score;
      }
    }
  }

  /** Adds Σ gradScores·∂scores/∂θ of the last scores to gradTheta. */
  backward(gradScores: Float64Array, gradTheta: Float64Array): void {
    const { dimension: d, x, y, n } = this;
    const [a, b] = [d * d, d * d + d];
    const mixed = new Float64Array(d);
    const byY = new Float64Array(n);
    for (let i = 0; i < n; i++) {
      let byX = 0;
      mixed.fill(0);
      for (let j = 0, at = 0; j < n; j++) {
        const g = gradScores[i * n + j];
        byX += g;
        byY[j] += g;
        for (let k = 0; k < d; k++, at++) mixed[k] += g * y[at];
      }
      gradTheta[this.size - 1] += byX;
      for (let l = 0; l < d; l++) {
        gradTheta[a + l] += byX * x[i * d + l] ** 2;
        for (let k = 0; k < d; k++) gradTheta[l * d + k] += x[i * d + l] * mixed[k];
      }
    }
    for (let j = 0; j < n; j++) for (let k = 0; k < d; k++) gradTheta[b + k] += byY[j] * y[j * d + k] ** 2;
  }
}
