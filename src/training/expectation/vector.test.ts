import { expect, test } from 'vitest';
import { VectorMachine } from '../../vector/machine.ts';
import { exampleSpecs } from '../example-specs.fixture.ts';
import { initialTheta } from '../initial-theta.ts';
import { prepareProblem } from '../prepare-problem.ts';
import { buildExpectation } from './build.ts';
import type { Draw } from './expectation.ts';

const machine = new VectorMachine();

/** All examples; a minibatch; the rows of a replica, with weights. */
const DRAWS: (Draw | null)[] = [
  null,
  { rows: Uint32Array.of(2, 0, 5, 2, 1), weight: null },
  { rows: Uint32Array.of(1, 3, 4), weight: Float64Array.of(0.5, 0.2, 0.3) },
];

/**
 * Where a page has no WebAssembly, the same numbers must come out of JavaScript. Not the same bits: sums are added up in
 * another order, and exp and log are within two units in the last place of each other.
 */
test.each(exampleSpecs())('vector kernels and JavaScript agree: %s', (_name, spec) => {
  const problem = prepareProblem(spec);
  const all = [null, machine].map((where) => buildExpectation(problem, spec.objective, problem.train, 1, where));
  const { size } = all[0];
  const starts = initialTheta(problem);
  for (let replica = 0; replica < spec.replicas; replica++) {
    const theta = starts.slice(replica * size, (replica + 1) * size);
    for (const draw of spec.objective.over === 'train' ? DRAWS : [null]) {
      for (const smoothing of [0, 0.1]) {
        const [plain, vector] = all.map((expectation) => {
          const gradient = new Float64Array(size);
          return { value: expectation.evaluate(theta, gradient, draw, smoothing), gradient };
        });
        expect(Math.abs(vector.value - plain.value)).toBeLessThan(1e-13 * Math.max(1, Math.abs(plain.value)));
        const length = Math.max(1, Math.hypot(...plain.gradient));
        plain.gradient.forEach((value, i) => {
          expect(Math.abs(vector.gradient[i] - value)).toBeLessThan(1e-12 * length);
        });
      }
    }
  }
});
