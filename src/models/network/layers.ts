import { activate, activateBackward } from './activation.ts';
import type { NetworkShape } from './layout.ts';
import { addProduct, type Matrix, rowMajor, transposed } from './products.ts';

/**
 * The layers of a network over n examples, from the features to the head and back. Matrices are [example, unit], however they
 * lie, from the start of their data on; they are to be asked for when they are needed, and not to be kept.
 */
export interface Layers {
  /** Makes room for n examples. */
  reserve(n: number): void;
  /** What goes in, to be written before `forward`. */
  features(): Matrix;
  /** What comes out of `forward`. */
  head(): Matrix;
  /** ∂loss/∂head, to be written before `backward`. */
  headAdjoint(): Matrix;
  forward(theta: Float64Array, n: number): void;
  /** After `forward`: adds the gradient of weights and biases to gradTheta. */
  backward(theta: Float64Array, n: number, gradTheta: Float64Array): void;
}

/** Examples that pass through all layers together: their activations stay in the processor's first cache. */
const BLOCK = 64;

/** In JavaScript; matrices by rows, one an example. */
export class PlainLayers implements Layers {
  private readonly shape: NetworkShape;
  private readonly size: number;
  private activations: Float64Array[];
  private adjoints: Float64Array[];

  constructor(shape: NetworkShape) {
    this.shape = shape;
    this.size = layersSize(shape);
    this.activations = shape.widths.map(() => new Float64Array(0));
    this.adjoints = this.activations;
  }

  reserve(n: number): void {
    const { widths } = this.shape;
    if (this.activations[0].length >= n * widths[0]) return;
    this.activations = widths.map((width) => new Float64Array(n * width));
    this.adjoints = widths.map((width) => new Float64Array(n * width));
  }

  features(): Matrix {
    return rowMajor(this.activations[0], 0, this.shape.widths[0]);
  }

  head(): Matrix {
    const last = this.activations.length - 1;
    return rowMajor(this.activations[last], 0, this.shape.widths[last]);
  }

  headAdjoint(): Matrix {
    const last = this.adjoints.length - 1;
    return rowMajor(this.adjoints[last], 0, this.shape.widths[last]);
  }

  forward(theta: Float64Array, n: number): void {
    const { widths, activation } = this.shape;
    const last = widths.length - 2;
    for (let first = 0; first < n; first += BLOCK) {
      const count = Math.min(BLOCK, n - first);
      for (let layer = 0, offset = 0; layer <= last; layer++) {
        const wide = widths[layer];
        const out = widths[layer + 1];
        const bias = offset + wide * out;
        const from = rowMajor(this.activations[layer], first * wide, wide);
        const to = rowMajor(this.activations[layer + 1], first * out, out);
        const end = to.at + count * out;
        for (let at = to.at; at < end; at += out) for (let o = 0; o < out; o++) to.data[at + o] = theta[bias + o];
        addProduct(count, out, wide, from, rowMajor(theta, offset, out), to);
        if (layer < last) activate(activation, to.data, to.at, end);
        offset = bias + out;
      }
    }
  }

  backward(theta: Float64Array, n: number, gradTheta: Float64Array): void {
    const { widths, activation } = this.shape;
    for (let first = 0; first < n; first += BLOCK) {
      const count = Math.min(BLOCK, n - first);
      for (let layer = widths.length - 2, end = this.size; layer >= 0; layer--) {
        const wide = widths[layer];
        const out = widths[layer + 1];
        const bias = end - out;
        const offset = bias - wide * out;
        const activations = rowMajor(this.activations[layer], first * wide, wide);
        const above = rowMajor(this.adjoints[layer + 1], first * out, out);
        for (let at = above.at; at < above.at + count * out; at += out) {
          for (let o = 0; o < out; o++) gradTheta[bias + o] += above.data[at + o];
        }
        addProduct(wide, out, count, transposed(activations), above, rowMajor(gradTheta, offset, out));
        end = offset;
        if (layer === 0) continue;
        const below = rowMajor(this.adjoints[layer], first * wide, wide);
        below.data.fill(0, below.at, below.at + count * wide);
        addProduct(count, wide, out, above, transposed(rowMajor(theta, offset, out)), below);
        activateBackward(activation, activations.data, below.data, below.at, below.at + count * wide);
      }
    }
  }
}

/** Parameters of all layers: weights [in, out] and biases [out] of one after the other. */
export function layersSize({ widths }: NetworkShape): number {
  return widths.slice(1).reduce((size, out, layer) => size + (widths[layer] + 1) * out, 0);
}
