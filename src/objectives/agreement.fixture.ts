import * as tf from '@tensorflow/tfjs';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type DifferentiatedTape, differentiate } from '../formula/differentiate.ts';
import type { Expression, VariableName } from '../formula/expression.ts';
import { compileFloat64 } from '../formula/float64.ts';
import { arbitraryFormula, gridPoints, type Point, randomPoints } from '../formula/formulas.fixture.ts';
import { createGraphProgram } from '../formula/graph.ts';
import { parseFormula } from '../formula/parse.ts';
import { BINARY_FUNCTIONS, HOLDS, UNARY_FUNCTIONS } from '../formula/tape.ts';
import type { Backend } from '../training/backends/backend.ts';
import { openTestBackend } from '../training/backends/testing.ts';
import { VARIATIONS } from './variations.fixture.ts';

/**
 * tfjs against float64: value and gradient of every built-in objective and of generated formulas, on one backend.
 *
 * The tolerance of each number is four times the furthest that it moves when every operation of the tape is off by what
 * WGSL allows (exp 3 + 2|x| ulp, log 2^−21 near 1, pow a few thousand ulp, else 4 ulp), over eight draws, and 1e-6 of
 * itself. Where those errors alone overflow float32 or flip a branch, nothing is compared.
 */
export function describeAgreement(kind: Backend['kind'], { formulas }: { formulas: number }): void {
  describe(`tfjs on ${kind} agrees with float64`, () => {
    let backend: Backend;
    beforeAll(async () => {
      backend = await openTestBackend(kind);
    });
    afterAll(() => backend.dispose());

    test.each(VARIATIONS)('$id $parameters', async ({ spec }) => {
      const names = Object.keys(spec.parameters);
      const compared = await compare(parseFormula(spec.pays, { parameters: names }), spec.parameters, gridPoints);
      expect(compared).toBeGreaterThan(0.8);
    });

    test('on generated formulas', async () => {
      let compared = 0;
      let total = 0;
      const property = fc.asyncProperty(arbitraryFormula, async (formula) => {
        compared += await compare(formula, { delta: 0.75 }, randomPoints);
        total++;
      });
      await fc.assert(property, { numRuns: formulas, seed: 20, endOnFailure: kind === 'webgpu' });
      expect(compared / total).toBeGreaterThan(0.5);
    });

    test('inputs broadcast, and their gradients are summed back to their shapes', async () => {
      const formula = parseFormula('r^2 / (2*exp(2*s)) + s', { parameters: [] });
      const before = tf.memory().numTensors;
      const program = createGraphProgram(formula, {});
      const r = tf.tensor3d([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12], [2, 3, 2]);
      const s = tf.tensor3d([0, Math.log(2)], [2, 1, 1]);
      const loss = (r: tf.Tensor, s: tf.Tensor) => tf.sum(program.apply({ r, s })) as tf.Scalar;
      const [gradR, gradS] = tf.tidy(() => tf.grads(loss)([r, s]));
      expect(gradR.shape).toEqual([2, 3, 2]);
      expect(gradS.shape).toEqual([2, 1, 1]);
      expect(await gradR.array()).toEqual([
        [
          [1, 2],
          [3, 4],
          [5, 6],
        ],
        [
          [1.75, 2],
          [2.25, 2.5],
          [2.75, 3],
        ],
      ]); // prettier-ignore
      const sums = await gradS.data();
      expect(sums[0]).toBeCloseTo(6 - 91, 3);
      expect(sums[1]).toBeCloseTo(6 - 559 / 4, 3);
      program.dispose();
      tf.dispose([r, s, gradR, gradS]);
      expect(tf.memory().numTensors).toBe(before);
    });
  });
}

/** Share of the numbers that could be compared; throws where two disagree. */
async function compare(
  formula: Expression,
  parameters: Readonly<Record<string, number>>,
  points: (variables: readonly VariableName[]) => Point[],
): Promise<number> {
  const { variables } = compileFloat64(formula, parameters);
  if (variables.length === 0) return 1;
  const at = points(variables).map((point) => rounded(point, variables));
  const [value, ...partials] = await onBackend(formula, parameters, variables, at);
  const exact = inFloat64(formula, parameters, variables, at);
  const tape = differentiate(formula, parameters);
  const outputs = [tape.value, ...variables.map((name) => tape.partials[name] ?? null)];
  let compared = 0;
  at.forEach((point, i) => {
    const draws = Array.from({ length: 8 }, (_, draw) => perturbed(tape, point, draw));
    if (Number.isNaN(exact[0][i])) return; // a GPU may make anything of the derivatives
    [value, ...partials].forEach((got, output) => {
      const index = outputs[output];
      const wanted = exact[output][i];
      const moved = Math.max(...draws.map((draw) => Math.abs((index === null ? 0 : draw[index]) - wanted)));
      if (!Number.isFinite(moved)) return;
      compared++;
      const what = `${output === 0 ? 'value' : `d/d${variables[output - 1]}`} at ${JSON.stringify(point)}`;
      const tolerance = 4 * moved + 1e-6 * Math.abs(wanted) + 1e-37;
      if (Math.abs(got[i] - wanted) <= tolerance) return;
      throw new Error(`${what}: tfjs ${got[i]}, float64 ${wanted}, tolerance ${tolerance}\n${JSON.stringify(formula)}`);
    });
  });
  return compared / (at.length * outputs.length);
}

function rounded(point: Point, variables: readonly VariableName[]): Point {
  return Object.fromEntries(variables.map((name) => [name, Math.fround(point[name]!)]));
}

/** [output][point]: the value, then its partial derivatives. */
function inFloat64(
  formula: Expression,
  parameters: Readonly<Record<string, number>>,
  variables: readonly VariableName[],
  points: readonly Point[],
): Float64Array[] {
  const columns = (make: (name: VariableName) => Float64Array) =>
    Object.fromEntries(variables.map((name) => [name, make(name)])) as Record<VariableName, Float64Array>;
  const value = new Float64Array(points.length);
  const partials = columns(() => new Float64Array(points.length));
  const inputs = columns((name) => Float64Array.from(points, (point) => point[name]!));
  compileFloat64(formula, parameters).evaluate(points.length, inputs, value, partials);
  return [value, ...variables.map((name) => partials[name])];
}

async function onBackend(
  formula: Expression,
  parameters: Readonly<Record<string, number>>,
  variables: readonly VariableName[],
  points: readonly Point[],
): Promise<ArrayLike<number>[]> {
  const program = createGraphProgram(formula, parameters);
  const shape = [points.length];
  const inputs = variables.map((name) => tf.tensor1d(points.map((point) => point[name]!)));
  const apply = (...tensors: tf.Tensor[]) =>
    tf.broadcastTo(program.apply(Object.fromEntries(variables.map((name, i) => [name, tensors[i]]))), shape);
  const results = tf.tidy(() => {
    const { value, grads } = tf.valueAndGrads(apply)(inputs, tf.ones(shape));
    return [value, ...grads];
  });
  const numbers = await Promise.all(results.map((result) => result.data()));
  tf.dispose([...inputs, ...results]);
  program.dispose();
  return numbers;
}

const ULP = 2 ** -23;

/** Every operation of the tape in float32, each off by as much as WGSL allows, in a direction drawn for this `draw`. */
function perturbed(tape: DifferentiatedTape, point: Point, draw: number): number[] {
  let state = (draw + 1) * 2654435761;
  const direction = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 31 - 1;
  };
  const slots: number[] = [];
  const float32 = (x: number, relative: number, absolute = 0) => {
    const off = Math.fround(x + direction() * (relative * Math.abs(x) + absolute));
    return Math.abs(off) < 2 ** -126 && draw % 2 === 0 ? 0 : off; // a GPU may flush denormals
  };
  for (const operation of tape.operations) {
    slots.push(evaluate());

    function evaluate(): number {
      switch (operation.op) {
        case 'constant':
          return Math.fround(operation.value);
        case 'variable':
          return point[operation.name]!;
        case 'squared-smoothing':
          return 0;
        case 'power':
          return float32(
            slots[operation.a] ** operation.exponent,
            (Number.isInteger(operation.exponent) ? 8 : 2048) * ULP,
          );
        case 'select': {
          const holds = HOLDS[operation.test](slots[operation.a], slots[operation.b]);
          return slots[holds ? operation.consequent : operation.alternative];
        }
        case 'negate':
        case 'abs':
        case 'sign':
        case 'stop':
          return UNARY_FUNCTIONS[operation.op](slots[operation.a]);
        case 'min':
        case 'max':
        case 'preference':
          return BINARY_FUNCTIONS[operation.op](slots[operation.a], slots[operation.b]);
        case 'log':
        case 'log1p':
        case 'softplus':
          return float32(
            UNARY_FUNCTIONS[operation.op](slots[operation.a]),
            8 * ULP,
            operation.op === 'log' ? 4 * ULP : 0,
          );
        default: {
          if ('b' in operation) {
            return float32(BINARY_FUNCTIONS[operation.op](slots[operation.a], slots[operation.b]), 4 * ULP);
          }
          const x = slots[operation.a];
          const spread = operation.op === 'sqrt' ? 4 : 8 + 2 * Math.min(Math.abs(x), 100);
          return float32(UNARY_FUNCTIONS[operation.op](x), spread * ULP);
        }
      }
    }
  }
  return slots;
}
