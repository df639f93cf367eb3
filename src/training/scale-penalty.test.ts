import { expect, test } from 'vitest';
import { objectiveSpec } from '../objectives/objective-spec.ts';
import { RunSpec } from '../recording/spec.ts';
import { openTestBackend } from './backends/testing.ts';
import { trainingObjective } from './expectation/training-objective.ts';
import { FusedCpuStepper } from './fused/cpu-stepper.ts';
import { trainingKernel } from './fused/wgsl/kernel.ts';
import { GraphStepper } from './graph/stepper.ts';
import { initialTheta } from './initial-theta.ts';
import { prepareProblem } from './prepare-problem.ts';

const points = [1, 2, 4, 4.5, 7, 11, 16, 22];
const spec = (scalePenalty?: number, components = 3) =>
  RunSpec.parse({
    version: 1,
    objective: objectiveSpec('cross-entropy'),
    model: { kind: 'mixture', components, dimension: 1, ...(scalePenalty ? { scalePenalty } : {}) },
    data: { name: 'points', columns: ['y'], inputs: 0, train: points.map((y) => [y]), heldOut: [] },
    initial: { kind: 'data-points', scales: [0.1, 0.5] },
    optimizer: { kind: 'adam', learningRate: 0.01 },
    replicas: 2,
    seed: 4,
    steps: 20,
    recordEvery: 20,
  });

test('the gradient is that of the value, by central differences', () => {
  const objective = trainingObjective(prepareProblem(spec(0.01)));
  const theta = initialTheta(prepareProblem(spec(0.01))).slice(0, objective.size);
  const gradient = new Float64Array(objective.size);
  objective.evaluate(theta, gradient);
  theta.forEach((value, i) => {
    const at = (h: number) =>
      objective.evaluate(
        theta.map((v, j) => (j === i ? value + h : v)),
        null,
      );
    expect(gradient[i]).toBeCloseTo((at(1e-6) - at(-1e-6)) / 2e-6, 6);
  });
});

test('it adds strength · Σ e^{−2l} to the loss, and nothing where it is left out', () => {
  const theta = initialTheta(prepareProblem(spec())).slice(0, 9);
  const [plain, penalised] = [spec(), spec(0.01)].map((each) =>
    trainingObjective(prepareProblem(each)).evaluate(theta, null),
  );
  // Scales .1, .5 and .5 of the standard deviation.
  expect(penalised - plain).toBeCloseTo(0.01 * (100 + 4 + 4), 10);
});

test('op by op and fused take the same steps; the GPU kernel leaves it to the former', async () => {
  const backend = await openTestBackend('cpu');
  try {
    const problem = prepareProblem(spec(0.01));
    const conduct = { learningRate: new Float64Array(2).fill(0.01), active: new Uint8Array(2).fill(1) };
    const [fused] = await new FusedCpuStepper(problem).advance(20, 20, conduct);
    const [graph] = await new GraphStepper(problem, backend).advance(20, 20, conduct);
    graph.loss.forEach((loss, replica) => {
      expect(loss).toBeCloseTo(fused.loss[replica], 4);
      expect(graph.gradientNorm[replica]).toBeCloseTo(fused.gradientNorm[replica], 3);
    });
    expect(trainingKernel(problem, { memory: 16384, invocations: 64 })).toEqual({ unfit: 'a penalty on scales' });
  } finally {
    await backend.dispose();
  }
});
