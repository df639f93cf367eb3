import type { RunSpec } from '../recording/spec.ts';
import { FusedCpuStepper } from '../training/fused/cpu-stepper.ts';
import { prepareProblem } from '../training/prepare-problem.ts';
import { learningRates } from '../training/schedule.ts';

/** Steps and losses of one replica as a recording has them, from step 0 on. */
export async function recordedLosses(spec: RunSpec, replica: number): Promise<[number, number][]> {
  const stepper = new FusedCpuStepper(prepareProblem(spec));
  const conduct = { learningRate: learningRates(spec), active: new Uint8Array(spec.replicas).fill(1) };
  const start = await stepper.observe();
  const curve = await stepper.advance(spec.steps, spec.recordEvery, conduct);
  return [start, ...curve.filter(({ step }) => step > 0)].map(({ step, loss }) => [step, loss[replica]]);
}

/** What a script printed: steps and losses. */
export function printedLosses(output: string): [number, number][] {
  return output
    .trim()
    .split('\n')
    .map((line) => line.split(/\s+/).map(Number) as [number, number]);
}
