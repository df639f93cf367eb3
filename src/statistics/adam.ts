/** Adam in float64 for what is trained outside the trainer: Kingma & Ba, ICLR 2015, algorithm 1. */
export class Adam {
  private readonly first: Float64Array;
  private readonly second: Float64Array;
  private step = 0;

  constructor(size: number) {
    this.first = new Float64Array(size);
    this.second = new Float64Array(size);
  }

  /** Moves θ downhill along its gradient by about `learningRate` in each coordinate. */
  descend(theta: Float64Array, gradient: Float64Array, learningRate: number): void {
    const { first, second } = this;
    this.step++;
    const [beta1, beta2, epsilon] = [0.9, 0.999, 1e-8];
    const correct1 = 1 - beta1 ** this.step;
    const correct2 = 1 - beta2 ** this.step;
    for (let i = 0; i < theta.length; i++) {
      first[i] = beta1 * first[i] + (1 - beta1) * gradient[i];
      second[i] = beta2 * second[i] + (1 - beta2) * gradient[i] ** 2;
      theta[i] -= (learningRate * (first[i] / correct1)) / (Math.sqrt(second[i] / correct2) + epsilon);
    }
  }
}
