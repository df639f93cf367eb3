import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Expression } from './expression.ts';
import { arbitraryFormula, type Point, pointProgram, randomPoints } from './formulas.fixture.ts';

/** A formula by its definition, one point at a time. `frozen`: the point at which `stop` holds still. */
function evaluate(node: Expression, point: Point, frozen: Point, delta: number): number {
  const at = (child: Expression) => evaluate(child, point, frozen, delta);
  switch (node.kind) {
    case 'constant':
      return node.value;
    case 'parameter':
      return delta;
    case 'variable':
      return point[node.name]!;
    case 'unary': {
      if (node.operator === 'stop') return evaluate(node.argument, frozen, frozen, delta);
      const x = at(node.argument);
      if (node.operator === 'negate') return -x;
      if (node.operator === 'softplus') return x > 30 ? x : Math.log1p(Math.exp(x));
      if (node.operator === 'sigmoid') return 0.5 + 0.5 * Math.tanh(x / 2);
      return Math[node.operator as 'exp'](x);
    }
    case 'binary': {
      const [a, b] = [at(node.left), at(node.right)];
      switch (node.operator) {
        case 'add':
          return a + b;
        case 'subtract':
          return a - b;
        case 'multiply':
          return a * b;
        case 'divide':
          return a / b;
        case 'power':
          return a ** b;
        default:
          return Math[node.operator](a, b);
      }
    }
    case 'conditional': {
      const [a, b] = [at(node.test.left), at(node.test.right)];
      const holds = { '<': a < b, '<=': a <= b, '>': a > b, '>=': a >= b }[node.test.operator];
      return at(holds ? node.consequent : node.alternative);
    }
  }
}

test('generated formulas: value by definition, derivative by central differences', () => {
  const delta = 0.75;
  let compared = 0;
  let total = 0;
  const property = fc.property(arbitraryFormula, (formula) => {
    const { variables, at } = pointProgram(formula, { delta });
    for (const point of randomPoints(variables).slice(1)) {
      const { value, partials } = at(point);
      const defined = (moved: Point) => evaluate(formula, moved, point, delta);
      const expected = defined(point);
      if (Number.isFinite(expected) && Math.abs(expected) < 1e8) {
        expect(Math.abs(value - expected)).toBeLessThanOrEqual(1e-9 * (1 + Math.abs(expected)));
      }
      for (const name of variables) {
        const difference = (h: number) =>
          (defined({ ...point, [name]: point[name]! + h }) - defined({ ...point, [name]: point[name]! - h })) / (2 * h);
        const [coarse, fine] = [difference(1e-4), difference(5e-5)];
        total++;
        // A kink, a pole or noise within the step: the two differences disagree, and neither is a derivative.
        const trust = Math.abs(coarse - fine) <= 1e-6 * (1 + Math.abs(fine)) && Math.abs(expected) < 1e4;
        if (!trust) continue;
        compared++;
        expect(Math.abs(partials[name]! - fine)).toBeLessThanOrEqual(1e-5 * (1 + Math.abs(fine)));
      }
    }
  });
  fc.assert(property, { numRuns: 1500, seed: 7 });
  expect(compared / total).toBeGreaterThan(0.6);
});
