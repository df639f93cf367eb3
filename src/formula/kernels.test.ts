import fc from 'fast-check';
import { expect, test } from 'vitest';
import { VectorMachine } from '../vector/machine.ts';
import type { Expression, VariableName } from './expression.ts';
import { compileFloat64 } from './float64.ts';
import { arbitraryFormula, randomPoints } from './formulas.fixture.ts';

const machine = new VectorMachine();

function run(formula: Expression, where: VectorMachine | null, points: Partial<Record<VariableName, number>>[]) {
  const program = compileFloat64(formula, { delta: 0.75 }, where);
  const columns = (of: (point: Partial<Record<VariableName, number>>, name: VariableName) => number) =>
    Object.fromEntries(program.variables.map((name) => [name, Float64Array.from(points, (point) => of(point, name))]));
  const inputs = columns((point, name) => point[name]!);
  const partials = columns(() => Number.NaN);
  const value = new Float64Array(points.length);
  program.evaluate(points.length, inputs, value, partials);
  return [value, ...Object.values(partials)];
}

/** Extremes in turn with ordinary numbers, 13 points: an odd number of them. */
function extremePoints(variables: readonly VariableName[]): Partial<Record<VariableName, number>>[] {
  const extremes = [Infinity, -Infinity, Number.NaN, 0, -0, 1e-320, 800, -800];
  return Array.from({ length: 13 }, (_, i) =>
    Object.fromEntries(variables.map((name, j) => [name, extremes[(3 * i + 5 * j) % extremes.length]])),
  );
}

test('a formula has the same value and partial derivatives by kernels as in JavaScript', () => {
  const property = fc.property(arbitraryFormula, fc.boolean(), (formula, extreme) => {
    const { variables } = compileFloat64(formula, { delta: 0.75 }, null);
    const points = extreme ? extremePoints(variables) : randomPoints(variables);
    const [plain, vector] = [run(formula, null, points), run(formula, machine, points)];
    plain.forEach((column, c) => {
      column.forEach((expected, i) => {
        const got = vector[c][i];
        if (Object.is(got, expected) || got === expected) return;
        // Beyond this, a last place's difference may have been taken to a power or cancelled.
        if (Number.isFinite(expected) && Math.abs(expected) < 1e4) {
          expect(Math.abs(got - expected)).toBeLessThan(1e-8 * Math.max(1, Math.abs(expected)));
        }
      });
    });
  });
  fc.assert(property, { seed: 9, numRuns: 2000 });
});
