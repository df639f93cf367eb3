import * as Comlink from 'comlink';
import type { RunSpec } from '../../recording/spec.ts';
import { prepareProblem } from '../prepare-problem.ts';
import type { Checkpoint, Conduct, Observation } from '../stepper.ts';
import { FusedCpuStepper, type ReplicaRange } from './cpu-stepper.ts';
import type { RangeService } from './parallel-pool.ts';

/** Lives in a worker thread: the steppers of its ranges of replicas. */
export class RangeTrainer implements RangeService {
  readonly #steppers = new Map<number, FusedCpuStepper>();

  async open(key: number, spec: RunSpec, range: ReplicaRange): Promise<void> {
    this.#steppers.set(key, new FusedCpuStepper(prepareProblem(spec), range));
  }

  async observe(key: number): Promise<Observation> {
    const observation = await this.#stepper(key).observe();
    return Comlink.transfer(observation, buffersOf([observation]));
  }

  async advance(key: number, steps: number, recordEvery: number, conduct: Conduct): Promise<Observation[]> {
    const observations = await this.#stepper(key).advance(steps, recordEvery, conduct);
    return Comlink.transfer(observations, buffersOf(observations));
  }

  checkpoint(key: number): Promise<Checkpoint> {
    return this.#stepper(key).checkpoint();
  }

  restore(key: number, checkpoint: Checkpoint): Promise<void> {
    return this.#stepper(key).restore(checkpoint);
  }

  async close(key: number): Promise<void> {
    this.#steppers.delete(key);
  }

  #stepper(key: number): FusedCpuStepper {
    const stepper = this.#steppers.get(key);
    if (!stepper) throw new Error('no such range of replicas is open');
    return stepper;
  }
}

/** Observations are handed over, not copied. */
function buffersOf(observations: Observation[]): Transferable[] {
  return observations.flatMap(({ theta, loss, gradientNorm }) =>
    [theta, loss, gradientNorm].map(({ buffer }) => buffer as ArrayBuffer),
  );
}
