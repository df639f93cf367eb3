import { expect } from 'vitest';
import type { RunSpec } from '../recording/spec.ts';
import { FusedCpuStepper } from './fused/cpu-stepper.ts';
import { prepareProblem } from './prepare-problem.ts';
import type { Problem } from './problem.ts';
import { learningRates } from './schedule.ts';
import type { Stepper } from './stepper.ts';

/** float32 against float64, relative to the larger of 1 and the loss. */
const VALUE_TOLERANCE = 2e-5;
const GRADIENT_TOLERANCE = 2e-4;
/** After `steps` of training: rounding has been amplified, kinks may have been crossed on either side. */
const CURVE_TOLERANCE = 3e-3;

/** A float32 path against the float64 path: loss and gradient at step 0, and the curve after it. */
export async function expectAgreement(spec: RunSpec, make: (problem: Problem) => Stepper): Promise<void> {
  const problem = prepareProblem(spec);
  const fused = new FusedCpuStepper(problem);
  const other = make(problem);
  try {
    const [exact, float32] = [await fused.observe(), await other.observe()];
    expectClose(float32.loss, exact.loss, VALUE_TOLERANCE, 'loss at step 0');
    expectClose(float32.gradientNorm, exact.gradientNorm, GRADIENT_TOLERANCE, 'gradient norm at step 0');
    const active = new Uint8Array(spec.replicas).fill(1);
    active[0] = 0;
    const conduct = { learningRate: learningRates(spec), active };
    const [curve, curve32] = [
      await fused.advance(spec.steps, spec.recordEvery, conduct),
      await other.advance(spec.steps, spec.recordEvery, conduct),
    ];
    expect(curve32.map(({ step }) => step)).toEqual(curve.map(({ step }) => step));
    curve.forEach((point, index) => {
      expectClose(curve32[index].loss, point.loss, CURVE_TOLERANCE, `loss at step ${point.step}`);
    });
    const size = exact.theta.length / spec.replicas;
    const last = curve32[curve32.length - 1];
    // The frozen replica has not moved by a bit; the others have.
    expect(Array.from(last.theta.subarray(0, size))).toEqual(Array.from(float32.theta.subarray(0, size)));
    expect(Array.from(last.theta.subarray(size))).not.toEqual(Array.from(float32.theta.subarray(size)));
  } finally {
    other.dispose();
  }
}

function expectClose(measured: Float64Array, exact: Float64Array, tolerance: number, what: string): void {
  exact.forEach((value, replica) => {
    const error = Math.abs(measured[replica] - value) / Math.max(1, Math.abs(value));
    expect(error, `${what}, replica ${replica}: ${measured[replica]} against ${value}`).toBeLessThan(tolerance);
  });
}
