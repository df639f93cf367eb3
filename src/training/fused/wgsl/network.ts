import type { WgslProgram } from '../../../formula/wgsl.ts';
import { wgslLiteral as f } from '../../../formula/wgsl.ts';
import { features } from '../../../models/network/features.ts';
import { networkLayout, networkShape } from '../../../models/network/layout.ts';
import type { Problem } from '../../problem.ts';
import { DataBuffer, type KernelPart } from './kernel-part.ts';
import type { TrainRows } from './rows.ts';

/**
 * The regression network's share of the kernel: examples go through in tiles, whose activations and adjoints stay in
 * workgroup memory; each weight's gradient is summed by one invocation. See `NetworkFloat64`.
 */
export function networkPart(problem: Problem, program: WgslProgram, rows: TrainRows, tile: number): KernelPart {
  const { spec, train } = problem;
  if (spec.model.kind !== 'regression' || !train) throw new Error('not a regression on data');
  const { outputs, noise } = spec.model;
  const { degree, widths, activation } = networkShape(spec.model);
  const layout = networkLayout(spec.model);
  const layers = widths.length - 1;
  const data = new DataBuffer();
  const values = new Float64Array(train.n * widths[0]);
  features(train.x, train.n, problem.x, degree, values);
  const [xAt, yAt] = [data.add(values), data.add(train.y)];
  // Layer l's activations begin at starts[l], [example × width]; adjoints of layers 1 … in a second array.
  const starts = widths.map((_, l) => tile * widths.slice(0, l).reduce((a, b) => a + b, 0));
  const all = tile * widths.reduce((a, b) => a + b, 0);
  const head = widths[layers];
  const learnedAt = noise.kind === 'learned' ? layout.block('logScale').offset : 0;
  const logScale = (j: string) => {
    const unit = `log_unit_y[${j}]`;
    if (noise.kind === 'fixed') return f(Math.log(noise.scale));
    if (noise.kind === 'learned') return `q[${learnedAt}u + ${j}] + ${unit}`;
    if (noise.kind === 'function')
      return `activation[${starts[layers]}u + e * ${head}u + ${outputs}u + ${j}] + ${unit}`;
    return '0.0';
  };
  const by = (name: 'r' | 's') => (program.variables.includes(name) ? `paid.by_${name}` : '0.0');
  const constant = (name: string, numbers: ArrayLike<number>) =>
    `const ${name} = array<f32, ${numbers.length}>(${Array.from(numbers, f).join(', ')});`;
  const forward = (l: number) => {
    const [wide, out] = [widths[l], widths[l + 1]];
    const { offset } = layout.block(`weights${l}`);
    const squash = l + 1 === layers ? 'sum' : activation === 'tanh' ? 'pays_tanh(sum)' : 'max(sum, 0.0)';
    return `
    for (var i = lid; i < ${tile * out}u; i += W) {
      let e = i / ${out}u; let o = i % ${out}u;
      var sum = q[${offset + wide * out}u + o];
      for (var c = 0u; c < ${wide}u; c++) { sum += activation[${starts[l]}u + e * ${wide}u + c] * q[${offset}u + c * ${out}u + o]; }
      activation[${starts[l + 1]}u + i] = ${squash};
    }
    workgroupBarrier();`;
  };
  const backward = (l: number) => {
    const [wide, out] = [widths[l], widths[l + 1]];
    const { offset } = layout.block(`weights${l}`);
    const value = `activation[${starts[l]}u + i]`;
    const slope = activation === 'tanh' ? `(1.0 - ${value} * ${value})` : `select(0.0, 1.0, ${value} > 0.0)`;
    const toInputs =
      l === 0
        ? ''
        : `
    for (var i = lid; i < ${tile * wide}u; i += W) {
      let e = i / ${wide}u; let c = i % ${wide}u;
      var sum = 0.0;
      for (var o = 0u; o < ${out}u; o++) { sum += q[${offset}u + c * ${out}u + o] * adjoint[${starts[l + 1]}u + e * ${out}u + o]; }
      adjoint[${starts[l]}u + i] = sum * ${slope};
    }`;
    return `
    for (var i = lid; i < ${wide * out}u; i += W) {
      let c = i / ${out}u; let o = i % ${out}u;
      var sum = 0.0;
      for (var e = 0u; e < ${tile}u; e++) { sum += activation[${starts[l]}u + e * ${wide}u + c] * adjoint[${starts[l + 1]}u + e * ${out}u + o]; }
      gradient[${offset}u + i] += sum;
    }
    for (var o = lid; o < ${out}u; o += W) {
      var sum = 0.0;
      for (var e = 0u; e < ${tile}u; e++) { sum += adjoint[${starts[l + 1]}u + e * ${out}u + o]; }
      gradient[${offset + wide * out}u + o] += sum;
    }${toInputs}
    workgroupBarrier();`;
  };
  return {
    parameters: layout.size,
    workgroupWords: 2 * all,
    data: data.toArray(),
    declarations: `
${constant('unit_y', problem.y.scale)}
${constant('log_unit_y', problem.y.scale.map(Math.log))}
var<workgroup> activation: array<f32, ${all}>;
var<workgroup> adjoint: array<f32, ${all}>;`,
    evaluate: `
  for (var p = lid; p < P; p += W) { gradient[p] = 0.0; }
  var paid_sum = 0.0;
  var by_scale: array<f32, ${outputs}>;
  let examples = ${rows.count};
  for (var first = 0u; first < examples; first += ${tile}u) {
    for (var i = lid; i < ${tile * widths[0]}u; i += W) {
      let e = first + i / ${widths[0]}u;
      activation[i] = 0.0;
      if (e < examples) {
        let row = ${rows.row('e')};
        activation[i] = data[${xAt}u + row * ${widths[0]}u + i % ${widths[0]}u];
      }
    }
    workgroupBarrier();
    ${Array.from({ length: layers }, (_, l) => forward(l)).join('')}
    for (var e = lid; e < ${tile}u; e += W) {
      for (var j = 0u; j < ${head}u; j++) { adjoint[${starts[layers]}u + e * ${head}u + j] = 0.0; }
      if (first + e < examples) {
        let row = ${rows.row('first + e')};
        let weight = ${rows.weight('first + e')};
        for (var j = 0u; j < ${outputs}u; j++) {
          let r = data[${yAt}u + row * ${outputs}u + j] - unit_y[j] * activation[${starts[layers]}u + e * ${head}u + j];
          let s = ${logScale('j')};
          let paid = pays(${program.variables.join(', ')});
          paid_sum += weight * paid.value;
          adjoint[${starts[layers]}u + e * ${head}u + j] = -unit_y[j] * ${by('r')} * weight;
          ${noise.kind === 'function' ? `adjoint[${starts[layers]}u + e * ${head}u + ${outputs}u + j] = ${by('s')} * weight;` : ''}
          ${noise.kind === 'learned' ? `by_scale[j] += ${by('s')} * weight;` : ''}
        }
      }
    }
    workgroupBarrier();
    ${Array.from({ length: layers }, (_, index) => backward(layers - 1 - index)).join('')}
  }
  let loss = workgroup_sum(paid_sum, lid);
  ${
    noise.kind === 'learned'
      ? `for (var j = 0u; j < ${outputs}u; j++) {
    let total = workgroup_sum(by_scale[j], lid);
    if (lid == 0u) { gradient[${learnedAt}u + j] = total; }
  }`
      : ''
  }
  workgroupBarrier();`,
  };
}
