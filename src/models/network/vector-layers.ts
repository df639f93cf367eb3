import type { Vector, VectorMachine } from '../../vector/machine.ts';
import { type Layers, layersSize } from './layers.ts';
import type { NetworkShape } from './layout.ts';
import type { Matrix } from './products.ts';

const BYTES = 8;
/** Examples that pass through all layers together: their activations stay in the processor's first cache. */
const BLOCK = 64;
/** Kernels take examples by fours. */
const FOUR = 4;
/** Numbers between the end of a row and the next: rows of 2^k bytes would fall on the same sets of the caches. */
const GAP = 8;

/**
 * By WebAssembly: matrices lie by columns, one an example [unit × example], so that two examples share a register whatever the
 * layers' widths. Examples that are missing to a multiple of four are the last one again, with adjoint 0.
 */
export class VectorLayers implements Layers {
  private readonly machine: VectorMachine;
  private readonly shape: NetworkShape;
  private readonly size: number;
  private capacity = -1;
  /** Numbers from one unit's row to the next one's. */
  private stride = 0;
  private theta!: Vector;
  private gradient!: Vector;
  private activations: Vector[] = [];
  private adjoints: Vector[] = [];

  constructor(machine: VectorMachine, shape: NetworkShape) {
    this.machine = machine;
    this.shape = shape;
    this.size = layersSize(shape);
  }

  reserve(n: number): void {
    if (this.capacity >= n) return;
    this.capacity = Math.ceil(n / FOUR) * FOUR;
    this.stride = this.capacity + GAP;
    const matrix = (width: number) => this.machine.vector(width * this.stride);
    this.activations = this.shape.widths.map(matrix);
    this.adjoints = this.shape.widths.map(matrix);
    [this.theta, this.gradient] = [this.machine.vector(this.size), this.machine.vector(this.size)];
  }

  features(): Matrix {
    return this.matrix(this.activations[0]);
  }

  head(): Matrix {
    return this.matrix(this.activations[this.activations.length - 1]);
  }

  headAdjoint(): Matrix {
    return this.matrix(this.adjoints[this.adjoints.length - 1]);
  }

  private matrix({ values }: Vector): Matrix {
    return { data: values, at: 0, row: 1, column: this.stride };
  }

  forward(theta: Float64Array, n: number): void {
    const { kernels } = this.machine;
    const { widths, activation } = this.shape;
    const last = widths.length - 2;
    const stride = this.stride * BYTES;
    const whole = this.repeatLast(this.features(), n, null);
    write(theta, this.size, this.theta);
    for (let first = 0; first < whole; first += BLOCK) {
      const width = Math.min(BLOCK, whole - first) * BYTES;
      for (let layer = 0, weights = this.theta.at; layer <= last; layer++) {
        const [wide, out] = [widths[layer], widths[layer + 1]];
        const bias = weights + wide * out * BYTES;
        const from = this.activations[layer].at + first * BYTES;
        const to = this.activations[layer + 1].at + first * BYTES;
        kernels.layer(out, wide, weights, BYTES, out * BYTES, bias, from, to, stride, width);
        if (layer < last && activation === 'tanh') kernels.tanhRows(out, to, stride, width);
        else if (layer < last) kernels.reluRows(out, to, stride, width);
        weights = bias + out * BYTES;
      }
    }
  }

  backward(_theta: Float64Array, n: number, gradTheta: Float64Array): void {
    const { kernels } = this.machine;
    const { widths, activation } = this.shape;
    const stride = this.stride * BYTES;
    const whole = this.repeatLast(this.headAdjoint(), n, 0);
    this.gradient.values.fill(0);
    for (let first = 0; first < whole; first += BLOCK) {
      const width = Math.min(BLOCK, whole - first) * BYTES;
      for (let layer = widths.length - 2, end = this.size; layer >= 0; layer--) {
        const [wide, out] = [widths[layer], widths[layer + 1]];
        const bias = end - out;
        const offset = bias - wide * out;
        const from = this.activations[layer].at + first * BYTES;
        const above = this.adjoints[layer + 1].at + first * BYTES;
        const { at } = this.gradient;
        kernels.addGradient(wide, out, from, above, at + offset * BYTES, at + bias * BYTES, stride, width);
        end = offset;
        if (layer === 0) continue;
        const below = this.adjoints[layer].at + first * BYTES;
        const weights = this.theta.at + offset * BYTES;
        kernels.layer(wide, out, weights, out * BYTES, BYTES, 0, above, below, stride, width);
        if (activation === 'tanh') kernels.tanhBackward(wide, from, below, stride, width);
        else kernels.reluBackward(wide, from, below, stride, width);
      }
    }
    const { values } = this.gradient;
    for (let i = 0; i < this.size; i++) gradTheta[i] += values[i];
  }

  /** Fills each unit's row up to a multiple of four, with a value or with the last example's; returns that multiple. */
  private repeatLast({ data, column }: Matrix, n: number, value: number | null): number {
    const whole = Math.ceil(n / FOUR) * FOUR;
    for (let start = 0; start < data.length; start += column) {
      for (let i = n; i < whole; i++) data[start + i] = value ?? data[start + n - 1];
    }
    return whole;
  }
}

function write(from: Float64Array, n: number, to: Vector): void {
  const { values } = to;
  for (let i = 0; i < n; i++) values[i] = from[i];
}
