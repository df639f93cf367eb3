import type { DataSpec, RunSpec } from '../recording/spec.ts';
import { prepareProblem } from '../training/prepare-problem.ts';
import { type PathId, variantsOf } from './paths.ts';
import type { Round } from './result.ts';
import type { Workload } from './workloads.ts';

const STEPS = 10;
const firstRows = (data: DataSpec | null) => data && { ...data, train: data.train.slice(0, 48) };

/** A workload cut down to three replicas and a few data: the losses of `paths` after ten steps. */
export async function smallRound(workload: Workload, paths: readonly PathId[], gpu: GPU | null): Promise<Round> {
  const whole = workload.spec(3);
  const spec: RunSpec = { ...whole, data: firstRows(whole.data) };
  const round: Round = { workload: workload.id, replicas: 3, outcomes: {} };
  for (const path of paths) {
    for (const { open } of variantsOf(path, 3)) {
      const contender = await open(prepareProblem(spec), { gpu, threads: null });
      await contender.advance(1);
      await contender.advance(STEPS - 1);
      const losses = Array.from(await contender.losses());
      await contender.close();
      round.outcomes[path] = { ran: true, losses, replicaStepsPerSecond: 1, steps: STEPS, seconds: 1, variants: [] };
    }
  }
  return round;
}
