import fc from 'fast-check';
import { expect, test } from 'vitest';
import { VectorMachine } from '../../vector/machine.ts';
import { type Layers, layersSize, PlainLayers } from './layers.ts';
import type { NetworkShape } from './layout.ts';
import type { Matrix } from './products.ts';
import { VectorLayers } from './vector-layers.ts';

const machine = new VectorMachine();

/** Numbers without pattern in [−1, 1]. */
const noise = (i: number, salt: number) => 2 * ((0.754877666 * i + 0.569840291 * salt * (i % 7)) % 1) - 1;

function fill({ data, row, column }: Matrix, n: number, units: number, salt: number): void {
  for (let i = 0; i < n; i++) for (let j = 0; j < units; j++) data[i * row + j * column] = noise(i * units + j, salt);
}

function read({ data, row, column }: Matrix, n: number, units: number): number[] {
  return Array.from({ length: n * units }, (_, at) => data[Math.floor(at / units) * row + (at % units) * column]);
}

function run(layers: Layers, shape: NetworkShape, n: number, theta: Float64Array) {
  const { widths } = shape;
  const outputs = widths[widths.length - 1];
  layers.reserve(n);
  fill(layers.features(), n, widths[0], 1);
  layers.forward(theta, n);
  const head = read(layers.head(), n, outputs);
  fill(layers.headAdjoint(), n, outputs, 2);
  const gradient = new Float64Array(theta.length).fill(0.5);
  layers.backward(theta, n, gradient);
  return { head, gradient: Array.from(gradient) };
}

const shapes = fc.record({
  widths: fc.array(fc.integer({ min: 1, max: 11 }), { minLength: 2, maxLength: 4 }),
  activation: fc.constantFrom('tanh' as const, 'relu' as const),
});

test('both kinds of layers give the same head and the same gradient, for any widths and numbers of examples', () => {
  const counts = fc.array(fc.oneof(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 60, max: 140 })), {
    minLength: 1,
    maxLength: 3,
  });
  const property = fc.property(shapes, counts, ({ widths, activation }, lengths) => {
    const shape = { degree: 1, widths, activation };
    const theta = Float64Array.from({ length: layersSize(shape) }, (_, i) => noise(i, 3));
    const [plain, vector] = [new PlainLayers(shape), new VectorLayers(machine, shape)];
    // One object serves several numbers of examples, as minibatches and held-out examples ask.
    for (const n of lengths) {
      const [expected, got] = [run(plain, shape, n, theta), run(vector, shape, n, theta)];
      expected.head.forEach((value, i) => {
        expect(Math.abs(got.head[i] - value)).toBeLessThan(1e-13 * (1 + Math.abs(value)));
      });
      expected.gradient.forEach((value, i) => {
        expect(Math.abs(got.gradient[i] - value)).toBeLessThan(1e-12 * n * (1 + Math.abs(value)));
      });
    }
  });
  fc.assert(property, { seed: 8, numRuns: 300 });
});

test('a layer without hidden units is x·W + b, and its gradient xᵀ·adjoint', () => {
  const shape = { degree: 1, widths: [2, 1], activation: 'tanh' as const };
  for (const layers of [new PlainLayers(shape), new VectorLayers(machine, shape)]) {
    layers.reserve(3);
    const [features, adjoint] = [layers.features(), layers.headAdjoint()];
    const x = [
      [1, 2],
      [3, 4],
      [-1, 0.5],
    ];
    x.forEach((values, i) => {
      values.forEach((value, j) => {
        features.data[i * features.row + j * features.column] = value;
      });
    });
    layers.forward(Float64Array.of(10, 100, 0.5), 3);
    expect(read(layers.head(), 3, 1)).toEqual([210.5, 430.5, 40.5]);
    [1, -1, 2].forEach((value, i) => {
      adjoint.data[i * adjoint.row] = value;
    });
    const gradient = new Float64Array(3);
    layers.backward(Float64Array.of(10, 100, 0.5), 3, gradient);
    expect(Array.from(gradient)).toEqual([1 - 3 - 2, 2 - 4 + 1, 2]);
  }
});
