import * as tf from '@tensorflow/tfjs';
import type { WebGPUBackend, WebGPUProgram } from '@tensorflow/tfjs-backend-webgpu';
import { replaceKernel } from './replace-kernel.ts';

/** Longer rows are worth a workgroup each. */
const longest = 64;

/**
 * On webgpu tfjs reduces with one workgroup of 64 for each number of the result, and seven barriers, however short the
 * row: a sum over 3 components keeps 61 lanes idle, and on SwiftShader the sum of 70,000 pairs takes 11 s. It also
 * transposes first where the axis is not the last. Here a row of up to 64 is one invocation's loop (the same sum: 5 ms),
 * along any axis or run of axes. Not a fault of the numbers, but what makes the graph path bearable. A NaN is recognised
 * by its bits, as in tfjs's own. Can go when tfjs has a kernel for short rows.
 */
export function replaceShortReductionKernels(): void {
  for (const [kernelName, { axes: attribute, ...reduction }] of Object.entries(reductions)) {
    replaceKernel(kernelName, (original) => ({ inputs, attrs, backend }) => {
      const x = inputs.x as tf.Tensor;
      const axes = tf.util.parseAxisParam(attrs?.[attribute] as number[], x.shape).sort((a, b) => a - b);
      const length = tf.util.sizeFromShape(axes.map((axis) => x.shape[axis]));
      const isRun = axes.every((axis, i) => i === 0 || axis === axes[i - 1] + 1);
      if (x.dtype !== 'float32' || !isRun || length < 1 || length > longest)
        return original({ inputs, attrs, backend });

      const outputShape = attrs?.keepDims
        ? x.shape.map((size, axis) => (axes.includes(axis) ? 1 : size))
        : x.shape.filter((_, axis) => !axes.includes(axis));
      const stride = tf.util.sizeFromShape(x.shape.slice(axes[axes.length - 1] + 1));
      return (backend as WebGPUBackend).runWebGPUProgram(
        reductionProgram(kernelName, reduction, outputShape),
        [x],
        'float32',
        [
          { type: 'int32', data: [length] },
          { type: 'int32', data: [stride] },
        ],
      );
    });
  }
}

interface Reduction {
  /** What the kernel calls the axes. */
  axes: string;
  /** Takes `candidate` into `result`, which starts as the row's first number. */
  step: string;
  result: string;
}

const extremum = (comparison: '<' | '>') =>
  `if (isnan(candidate) || (!isnan(result) && candidate ${comparison} result)) { result = candidate; }`;

const reductions: Record<string, Reduction> = {
  [tf.Sum]: { axes: 'axis', step: 'result += candidate;', result: 'result' },
  [tf.Mean]: { axes: 'axis', step: 'result += candidate;', result: 'result / f32(uniforms.rowLength)' },
  [tf.Max]: { axes: 'reductionIndices', step: extremum('>'), result: 'result' },
  [tf.Min]: { axes: 'axis', step: extremum('<'), result: 'result' },
};

function reductionProgram(
  kernelName: string,
  reduction: Omit<Reduction, 'axes'>,
  outputShape: number[],
): WebGPUProgram {
  const workgroup = 64;
  return {
    variableNames: ['x'],
    outputShape,
    size: true,
    uniforms: 'rowLength : i32, stride : i32,',
    workgroupSize: [workgroup, 1, 1],
    dispatchLayout: { x: outputShape.map((_, axis) => axis) },
    dispatch: [Math.ceil(tf.util.sizeFromShape(outputShape) / workgroup), 1, 1],
    shaderKey: `patched_${kernelName}`,
    getUserCode: () => `
      fn main(index : i32) {
        if (index < uniforms.size) {
          let outer = index / uniforms.stride;
          let start = outer * uniforms.rowLength * uniforms.stride + index - outer * uniforms.stride;
          // A float32 tensor that was cast from int32 or bool still has their buffer.
          var result = f32(x[start]);
          for (var k = 1; k < uniforms.rowLength; k++) {
            let candidate = f32(x[start + k * uniforms.stride]);
            ${reduction.step}
          }
          setOutputAtIndex(index, ${reduction.result});
        }
      }`,
  };
}
