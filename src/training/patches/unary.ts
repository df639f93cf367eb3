import * as tf from '@tensorflow/tfjs';
import type { WebGPUBackend, WebGPUProgram } from '@tensorflow/tfjs-backend-webgpu';
import { replaceKernel } from './replace-kernel.ts';

/**
 * WGSL lets an implementation assume that there is no NaN and no infinity. On webgpu, measured on SwiftShader, exp(NaN)
 * is ∞, log(NaN) 89.1, sigmoid(NaN) 0, softplus(NaN) ∞ and log(0) −88.03: a model that broke shows a plausible finite
 * loss. And as tfjs writes them, expm1, log1p, softplus and tanh lose their digits near 0 or in the tail (expm1(1e−8) is 0,
 * softplus(−13) is 2 % off).
 *
 * Here NaN is recognised by its bits and returned, log(0) is −∞, and what cancels is a series. The series rather than
 * Kahan's compensated forms, as WGSL allows reassociation. Can go when WGSL specifies NaN and tfjs its series.
 * Not patched, as no formula or model has them: elu, erf, sin, cos.
 */
export function replaceUnaryKernels(): void {
  for (const [kernelName, body] of Object.entries(bodies)) {
    replaceKernel(kernelName, () => ({ inputs, backend }) => {
      const x = inputs.x as tf.Tensor;
      return (backend as WebGPUBackend).runWebGPUProgram(unaryProgram(kernelName, body, x.shape), [x], x.dtype);
    });
  }
}

const bodies: Record<string, string> = {
  [tf.Exp]: 'return exp(a);',
  // Denormals count as 0, which is what any other operation on them may do.
  [tf.Log]: `
    if (a < 0.0) { return uniforms.NAN; }
    if (a < 1.17549435e-38) { return -uniforms.INFINITY; }
    return log(a);`,
  [tf.Expm1]: 'return expm1Of(a);',
  [tf.Log1p]: 'return log1pOf(a);',
  [tf.Sigmoid]: 'return 1.0 / (1.0 + exp(-a));',
  // ln(1 + eᵃ) = max(a, 0) + ln(1 + e^−|a|)
  [tf.Softplus]: 'return max(a, 0.0) + log1pOf(exp(-abs(a)));',
  // tanh|a| = −m / (m + 2) with m = e^−2|a| − 1
  [tf.Tanh]: `
    let m = expm1Of(-2.0 * abs(a));
    return -sign(a) * m / (m + 2.0);`,
};

const helpers = `
  // Taylor to the tenth power below 1/2: the rest is under 2e-11.
  fn expm1Of(a : f32) -> f32 {
    if (abs(a) > 0.5) { return exp(a) - 1.0; }
    var sum = 1.0;
    for (var k = 10; k > 1; k--) { sum = 1.0 + a / f32(k) * sum; }
    return a * sum;
  }
  // ln(1 + a) = 2 artanh(z), z = a / (2 + a), |z| <= 1/3: the rest is under 1e-9.
  fn log1pOf(a : f32) -> f32 {
    if (a < -1.0) { return uniforms.NAN; }
    if (a == -1.0) { return -uniforms.INFINITY; }
    if (abs(a) > 0.5) { return log(1.0 + a); }
    let z = a / (2.0 + a);
    let square = z * z;
    var sum = 1.0 / 17.0;
    for (var k = 15; k > 0; k -= 2) { sum = 1.0 / f32(k) + square * sum; }
    return 2.0 * z * sum;
  }`;

function unaryProgram(kernelName: string, body: string, shape: number[]): WebGPUProgram {
  const workgroup = 128;
  return {
    variableNames: ['A'],
    outputShape: shape,
    size: true,
    workgroupSize: [workgroup, 1, 1],
    dispatchLayout: { x: shape.map((_, axis) => axis) },
    dispatch: [Math.ceil(tf.util.sizeFromShape(shape) / workgroup), 1, 1],
    shaderKey: `patched_${kernelName}`,
    getUserCode: () => `
      ${helpers}
      fn unaryOperation(a : f32) -> f32 {
        if (isnan(a)) { return a; }
        ${body}
      }
      fn main(index : i32) {
        if (index < uniforms.size) { setOutputAtIndex(index, unaryOperation(getAByOutputIndex(index))); }
      }`,
  };
}
