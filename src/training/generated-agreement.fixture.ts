import fc from 'fast-check';
import { expect } from 'vitest';
import type { RunSpec } from '../recording/spec.ts';
import { FusedCpuStepper } from './fused/cpu-stepper.ts';
import { anySpec, isKinked } from './generated-specs.fixture.ts';
import { prepareProblem } from './prepare-problem.ts';
import type { Problem } from './problem.ts';
import { RunTrainer } from './run-trainer.ts';
import type { Stepper } from './stepper.ts';

/** Loss and gradient at the start, float32 against float64, relative to the largest of 1 and their size. */
const FIRST_STEP = 1e-5;
/** Loss over 50 steps: rounding is carried along, and where there are kinks it decides on which side a step lands. */
const CURVE = 2e-4;
const KINKED_CURVE = 2e-2;

/** Generated specs on one path against float64: first loss and gradient, the curve of 50 steps, the status at the end. */
export async function expectGeneratedAgreement(make: (problem: Problem) => Stepper, runs: number): Promise<void> {
  await fc.assert(
    fc.asyncProperty(anySpec, async (spec) => {
      await expectSameFirstGradient(spec, make);
      await expectSameCurve(spec, make);
    }),
    // Fixed: the same specs on every path.
    { numRuns: runs, seed: 20261123, endOnFailure: true },
  );
}

/** One step of plain gradient descent at rate 1 moves θ by the gradient. */
async function expectSameFirstGradient(spec: RunSpec, make: (problem: Problem) => Stepper): Promise<void> {
  const problem = prepareProblem({ ...spec, optimizer: { kind: 'sgd', learningRate: 1 } });
  const conduct = {
    learningRate: new Float64Array(spec.replicas).fill(1),
    active: new Uint8Array(spec.replicas).fill(1),
  };
  const gradients: Float64Array[] = [];
  const losses: Float64Array[] = [];
  for (const stepper of [new FusedCpuStepper(problem), make(problem)]) {
    const before = await stepper.observe();
    const [after] = await stepper.advance(1, 1, conduct);
    gradients.push(before.theta.map((value, i) => value - after.theta[i]));
    losses.push(before.loss);
    stepper.dispose();
  }
  expectClose(losses[1], losses[0], FIRST_STEP, 'first loss');
  // θ itself is rounded to float32 before and after the step.
  const size = Math.max(1, ...gradients[0].map(Math.abs));
  expectClose(gradients[1], gradients[0], FIRST_STEP * size, 'first gradient');
}

async function expectSameCurve(spec: RunSpec, make: (problem: Problem) => Stepper): Promise<void> {
  const problem = prepareProblem(spec);
  const [exact, other] = [
    await RunTrainer.start(problem, new FusedCpuStepper(problem)),
    await RunTrainer.start(problem, make(problem)),
  ];
  await exact.advance(spec.steps);
  await other.advance(spec.steps);
  const tolerance = isKinked(spec) ? KINKED_CURVE : CURVE;
  expect(other.book.steps).toEqual(exact.book.steps);
  exact.book.series[0].values.forEach((row, record) => {
    expectClose(other.book.series[0].values[record], row, tolerance, `loss at step ${exact.book.steps[record]}`);
  });
  const statuses = (trainer: RunTrainer) => trainer.standing().statuses.map(({ status }) => status);
  expect(statuses(other)).toEqual(statuses(exact));
  exact.dispose();
  other.dispose();
}

function expectClose(measured: ArrayLike<number>, exact: ArrayLike<number>, tolerance: number, what: string): void {
  for (let i = 0; i < exact.length; i++) {
    const error = Math.abs(measured[i] - exact[i]) / Math.max(1, Math.abs(exact[i]));
    expect(error, `${what} [${i}]: ${measured[i]} against ${exact[i]}`).toBeLessThan(tolerance);
  }
}
