import { expect, test } from 'vitest';
import { objectiveSpec } from '../objectives/objective-spec.ts';
import { RunSpec } from '../recording/spec.ts';
import type { Backend } from './backends/backend.ts';
import { openTestBackend } from './backends/testing.ts';
import { FusedCpuStepper } from './fused/cpu-stepper.ts';
import { GraphStepper } from './graph/stepper.ts';
import { prepareProblem } from './prepare-problem.ts';
import type { Problem } from './problem.ts';
import { RunTrainer } from './run-trainer.ts';
import type { Stepper } from './stepper.ts';

// Not one of these is a float32 number in standardised coordinates.
const points = [9.172, 9.35, 16.17, 19.33, 19.914, 20.166, 21.701, 23.206, 26.96, 34.279];
const spec = RunSpec.parse({
  version: 1,
  objective: objectiveSpec('cross-entropy'),
  model: { kind: 'mixture', components: 2, dimension: 1 },
  data: { name: 'points', columns: ['y'], inputs: 0, train: points.map((y) => [y]), heldOut: [] },
  initial: { kind: 'data-points', scales: [1e-4, 1] },
  optimizer: { kind: 'adam', learningRate: 0.1 },
  replicas: 3,
  seed: 4,
  steps: 180,
  recordEvery: 20,
});

const paths: [string, (problem: Problem, backend: Backend) => Stepper][] = [
  ['float64', (problem) => new FusedCpuStepper(problem)],
  ['float32', (problem, backend) => new GraphStepper(problem, backend)],
];

test.each(paths)(
  'a component collapses far below the spacing of %s numbers, and its loss is reported',
  async (_, make) => {
    const backend = await openTestBackend('cpu');
    try {
      const problem = prepareProblem(spec);
      const trainer = await RunTrainer.start(problem, make(problem, backend));
      await trainer.advance(spec.steps);
      const last = (name: string) => trainer.book.series.find((series) => series.name === name)!.values.at(-1)!;
      trainer.replicaResults().forEach(({ status, loss }, replica) => {
        expect(status).toBe('unbounded');
        expect(last('scale[0]')[replica]).toBeLessThan(1e-9);
        // One point of ten on a component of weight 1/10: at most −ln(.1 · density) each, and the others' loss.
        expect(last('loss')[replica]).toBeLessThan(1.2);
        expect(loss).toBeCloseTo(last('loss')[replica], 4);
      });
      trainer.dispose();
    } finally {
      await backend.dispose();
    }
  },
);
