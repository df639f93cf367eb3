import type { Problem } from '../training/problem.ts';
import { learningRates } from '../training/schedule.ts';
import type { Stepper } from '../training/stepper.ts';

/** A path under measurement: a training run that can be moved on and looked at. */
export interface Contender {
  /** Takes optimizer steps of every replica; resolves when the device has done them. */
  advance(steps: number): Promise<void>;
  /** Training loss per example where the replicas stand, [replica]. */
  losses(): Promise<Float64Array>;
  close(): Promise<void>;
}

/** One of our own paths, driven as the trainer drives it, but without records: the peers write none either. */
export function stepperContender(
  problem: Problem,
  stepper: Stepper,
  close: () => Promise<void> = async () => {},
): Contender {
  const { spec } = problem;
  const conduct = { learningRate: learningRates(spec), active: new Uint8Array(spec.replicas).fill(1) };
  return {
    async advance(steps) {
      await stepper.advance(steps, spec.recordEvery, conduct);
    },
    losses: async () => (await stepper.observe()).loss,
    async close() {
      stepper.dispose();
      await close();
    },
  };
}
