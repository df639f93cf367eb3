import type { NaturalParameters, ReplicaResult } from '../recording/recording.ts';
import type { Expectation } from './expectation/expectation.ts';
import { trainingObjective } from './expectation/training-objective.ts';
import { finishRefinement, type Polished } from './polish/polish.ts';
import { conditionalModel, densityModel, ownDraw, type Problem, roundedToFloat32 } from './problem.ts';
import type { Standing } from './status/standing.ts';
import type { Stepper } from './stepper.ts';

/** What is told of a run's replicas: their losses in float64, and their parameters in the data's units. */
export class Reporter {
  readonly #problem: Problem;
  readonly #natural: (theta: Float64Array) => NaturalParameters;
  /** The final objective: of what the path trained on, and of the data themselves after a float64 finish. */
  readonly #objective: { trained: Expectation; polished: Expectation };

  constructor(problem: Problem, precision: Stepper['precision']) {
    this.#problem = problem;
    const model = problem.family === 'density' ? densityModel(problem) : conditionalModel(problem);
    this.#natural = (theta) => model.natural(theta);
    const trained = precision === 'float32' ? roundedToFloat32(problem) : problem;
    this.#objective = {
      trained: trainingObjective(trained, trained.train, finishRefinement(problem)),
      polished: trainingObjective(problem, problem.train, finishRefinement(problem)),
    };
  }

  natural(theta: Float64Array): NaturalParameters {
    return this.#natural(theta);
  }

  /** The loss of a replica's θ on all rows that its path trained on. */
  lossAt(theta: Float64Array, replica: number): number {
    const { spec } = this.#problem;
    return this.#objective.trained.evaluate(theta, null, ownDraw(this.#problem, spec.objective, replica));
  }

  /** A replica as it stands. `polished`: what its float64 finish came to; null: it had none. */
  result(
    replica: number,
    row: Float64Array,
    standing: Standing,
    steps: number,
    polished: Polished | null,
  ): ReplicaResult {
    const theta = Float64Array.from(row);
    const gradient = new Float64Array(theta.length);
    const draw = ownDraw(this.#problem, this.#problem.spec.objective, replica);
    const loss = this.#objective[polished ? 'polished' : 'trained'].evaluate(theta, gradient, draw);
    return {
      ...standing,
      steps,
      loss,
      gradientNorm: polished ? polished.gradientNorm : Math.hypot(...gradient) / this.#problem.lossUnit,
      parameters: this.natural(theta),
      theta: Array.from(theta),
      polish: polished ? { iterations: polished.iterations, lossBefore: polished.lossBefore } : null,
    };
  }
}
