import { addScalePenalty, type ScalePenalty, scalePenalty } from '../../models/mixture/scale-penalty.ts';
import type { Examples, Problem } from '../problem.ts';
import { buildExpectation } from './build.ts';
import type { Draw, Expectation } from './expectation.ts';

/** What a run minimises, in float64: its objective's expectation, and the penalty on its model's scales if it has one. */
export function trainingObjective(
  problem: Problem,
  examples: Examples | null = problem.train,
  refinement = 1,
): Expectation {
  const expectation = buildExpectation(problem, problem.spec.objective, examples, refinement);
  const penalty = scalePenalty(problem.spec.model);
  return penalty ? new PenalisedExpectation(expectation, penalty) : expectation;
}

class PenalisedExpectation implements Expectation {
  readonly size: number;
  private readonly expectation: Expectation;
  private readonly penalty: ScalePenalty;

  constructor(expectation: Expectation, penalty: ScalePenalty) {
    this.size = expectation.size;
    this.expectation = expectation;
    this.penalty = penalty;
  }

  evaluate(theta: Float64Array, gradient: Float64Array | null, draw: Draw | null = null, smoothing = 0): number {
    const value = this.expectation.evaluate(theta, gradient, draw, smoothing);
    return value + addScalePenalty(this.penalty, theta, gradient);
  }
}
