import { describe, expect, test } from 'vitest';
import { exampleSpecs } from '../example-specs.fixture.ts';
import { initialTheta } from '../initial-theta.ts';
import { prepareProblem } from '../prepare-problem.ts';
import { buildExpectation } from './build.ts';

describe('gradient of every expectation against central differences', () => {
  test.each(exampleSpecs())('%s', (_name, spec) => {
    const problem = prepareProblem(spec);
    const expectation = buildExpectation(problem, spec.objective);
    const theta = initialTheta(problem).slice(0, expectation.size);
    // Away from the start's symmetries and zeros.
    theta.forEach((value, i) => {
      theta[i] = value + 0.05 * Math.sin(1 + 3 * i);
    });
    const gradient = new Float64Array(expectation.size);
    const value = expectation.evaluate(theta, gradient);
    expect(value).toBe(expectation.evaluate(theta, null));
    expect(Number.isFinite(value)).toBe(true);
    const h = 1e-5;
    for (let i = 0; i < theta.length; i++) {
      const at = (shift: number) => {
        const moved = Float64Array.from(theta);
        moved[i] += shift;
        return expectation.evaluate(moved, null);
      };
      // Fourth-order central difference: error h⁴·f⁽⁵⁾/30.
      const numeric = (8 * (at(h) - at(-h)) - (at(2 * h) - at(-2 * h))) / (12 * h);
      expect(Math.abs(gradient[i] - numeric)).toBeLessThan(1e-7 * Math.max(1, Math.abs(value), Math.abs(numeric)));
    }
  });
});
