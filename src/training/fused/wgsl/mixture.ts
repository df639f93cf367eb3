import type { GaussianMixture } from '../../../distributions/mixture.ts';
import type { WgslProgram } from '../../../formula/wgsl.ts';
import { wgslLiteral as f } from '../../../formula/wgsl.ts';
import { populationNodes } from '../../expectation/build.ts';
import { mixtureOptions, type Problem } from '../../problem.ts';
import { DataBuffer, type KernelPart } from './kernel-part.ts';
import type { TrainRows } from './rows.ts';

/** Columns of the per-invocation sums that are reduced together: workgroup words = this × invocations. */
const REDUCED_TOGETHER = 8;

/** The Gaussian mixture's share of the kernel; see `MixtureFloat64` for the mathematics. All loops over components are unrolled. */
export function mixturePart(problem: Problem, program: WgslProgram, rows: TrainRows, invocations: number): KernelPart {
  const { components: K, dimension: d, scaleFloor, coordinates, axisNodes, diagonal } = mixtureOptions(problem);
  const { objective } = problem.spec;
  const moving = objective.over === 'model';
  const leans = d === 2 && !diagonal;
  const P = K + 2 * K * d + (leans ? K : 0);
  const [meanAt, logScaleAt, lowerAt] = [K, K + K * d, K + 2 * K * d];
  // Sums over points: the gradient, then the loss, the total adjoint, and what each component's node weights were paid.
  const [lossAt, totalAt, paidAt] = [P, P + 1, P + 2];
  const sums = P + 2 + (moving ? K : 0);
  /** L's entry below the diagonal, and its gradient: diagonal covariances have neither. */
  const lower = (k: number) => (leans ? `q[${lowerAt + k}]` : '0.0');
  const addLower = (k: number, amount: string) => (leans ? `sums[${lowerAt + k}] += ${amount};` : '');
  const data = new DataBuffer();
  const each = (make: (k: number) => string, separator = '\n') =>
    Array.from({ length: K }, (_, k) => make(k)).join(separator);
  const args = (names: Record<string, string>) => program.variables.map((name) => names[name]).join(', ');
  const by = (name: 'logp' | 'logq') => (program.variables.includes(name) ? `paid.by_${name}` : '0.0');

  /** log q at (t0, t1) in standardised coordinates, with responsibilities r<k> and whitened z0_<k>, z1_<k>. */
  const logq = `
    ${each((k) => `let z0_${k} = (t0 - q[${meanAt + k * d}]) * inverse_scale[${k * d}];`)}
    ${d === 2 ? each((k) => `let z1_${k} = (t1 - q[${meanAt + 2 * k + 1}] - ${lower(k)} * z0_${k}) * inverse_scale[${2 * k + 1}];`) : ''}
    ${each((k) => `let l${k} = height[${k}] - 0.5 * ${d === 2 ? `(z0_${k} * z0_${k} + z1_${k} * z1_${k})` : `z0_${k} * z0_${k}`};`)}
    let top = ${each((k) => `l${k}`, ', ')
      .split(', ')
      .reduce((a, b) => `max(${a}, ${b})`)};
    ${each((k) => `var r${k} = exp(l${k} - top);`)}
    let mass = ${each((k) => `r${k}`, ' + ')};
    ${each((k) => `r${k} /= mass;`)}
    let logq = top + log(mass) + ${f(-0.5 * d * Math.log(2 * Math.PI) - coordinates.scale.reduce((s, x) => s + Math.log(x), 0))};`;

  /** Adds the gradient of adjoint · log q; with `toNode`, keeps ∂/∂t in by_t0, by_t1. */
  const backward = (toNode: boolean) => `
    sums[${totalAt}] += adjoint;
    ${toNode ? 'var by_t0 = 0.0; var by_t1 = 0.0;' : ''}
    ${each((k) => {
      const p = k * d;
      const share = `{ let a = adjoint * r${k}; sums[${k}] += a;`;
      const keep = toNode ? `by_t0 -= pull0; ${d === 2 ? 'by_t1 -= pull1;' : ''}` : '';
      if (d === 1) {
        return `${share} let pull0 = a * z0_${k} * inverse_scale[${p}]; sums[${meanAt + p}] += pull0;
        sums[${logScaleAt + p}] += a * (z0_${k} * z0_${k} - 1.0); ${keep} }`;
      }
      return `${share} let pull1 = a * z1_${k} * inverse_scale[${p + 1}];
        let e0 = z0_${k} - ${lower(k)} * z1_${k} * inverse_scale[${p + 1}];
        let pull0 = a * e0 * inverse_scale[${p}];
        sums[${meanAt + p}] += pull0; sums[${meanAt + p + 1}] += pull1;
        sums[${logScaleAt + p}] += a * (z0_${k} * e0 - 1.0); sums[${logScaleAt + p + 1}] += a * (z1_${k} * z1_${k} - 1.0);
        ${addLower(k, `z0_${k} * pull1`)} ${keep} }`;
    })}`;

  const fixed = fixedPoints(problem, rows, data);
  const points =
    fixed &&
    `
  let count = ${fixed.count};
  for (var i = lid; i < count; i += W) {
    let row = ${fixed.row('i')};
    let t0 = data[${fixed.t}u + row * ${d}u];
    ${d === 2 ? `let t1 = data[${fixed.t + 1}u + row * 2u];` : ''}
    let weight = ${fixed.weight('i')};
    ${fixed.logp === null ? '' : `let logp = data[${fixed.logp}u + row];`}
    ${logq}
    let paid = pays(${args({ logq: 'logq', logp: 'logp' })});
    ${moving ? sharedPayment(by) : ownPayment(by)}
    sums[${lossAt}] += weight * share * due;
    ${backward(false)}
  }`;
  const m = axisNodes.z.length;
  const [zAt, zWeightAt] = moving ? [data.add(axisNodes.z), data.add(axisNodes.weight)] : [0, 0];
  const nodeLoops = !moving
    ? ''
    : each(
        (k) => `
  for (var i = lid; i < ${m ** d}u; i += W) {
    ${d === 1 ? `let n0 = data[${zAt}u + i]; let node = data[${zWeightAt}u + i];` : `let n0 = data[${zAt}u + i / ${m}u]; let n1 = data[${zAt}u + i % ${m}u]; let node = data[${zWeightAt}u + i / ${m}u] * data[${zWeightAt}u + i % ${m}u];`}
    let weight = component_weight[${k}] * node;
    let t0 = q[${meanAt + k * d}] + scale[${k * d}] * n0;
    ${d === 2 ? `let t1 = q[${meanAt + 2 * k + 1}] + ${lower(k)} * n0 + scale[${2 * k + 1}] * n1;` : ''}
    ${logq}
    ${populationScore(problem.population as GaussianMixture, coordinates.centre, coordinates.scale)}
    let paid = pays(${args({ logq: 'logq', logp: 'logp' })});
    ${objective.nodes === 'both' ? sharedPayment(by) : ownPayment(by)}
    sums[${lossAt}] += weight * share * due;
    sums[${paidAt + k}] += node * share * due;
    ${backward(true)}
    by_t0 += by_logp * score0;
    sums[${meanAt + k * d}] += by_t0; sums[${logScaleAt + k * d}] += by_t0 * scale[${k * d}] * n0;
    ${
      d === 2
        ? `by_t1 += by_logp * score1; sums[${meanAt + 2 * k + 1}] += by_t1;
    sums[${logScaleAt + 2 * k + 1}] += by_t1 * scale[${2 * k + 1}] * n1; ${addLower(k, 'by_t1 * n0')}`
        : ''
    }
  }`,
      );

  const floored = (i: number) => {
    if (scaleFloor === 0) return `log_scale[${i}] = q[${logScaleAt + i}]; slope[${i}] = 1.0;`;
    const floor = f(Math.log(scaleFloor / coordinates.scale[i % d]));
    return `{ let gap = q[${logScaleAt + i}] - ${floor};
      log_scale[${i}] = max(q[${logScaleAt + i}], ${floor}) + 0.5 * pays_log1p(exp(-2.0 * abs(gap)));
      slope[${i}] = pays_sigmoid(2.0 * gap); }`;
  };
  const words = K * 2 + K * d * 4 + sums + REDUCED_TOGETHER * invocations;
  return {
    parameters: P,
    workgroupWords: words,
    data: data.toArray(),
    declarations: `
const SUMS = ${sums}u;
var<workgroup> height: array<f32, ${K}>;
var<workgroup> component_weight: array<f32, ${K}>;
var<workgroup> log_scale: array<f32, ${K * d}>;
var<workgroup> scale: array<f32, ${K * d}>;
var<workgroup> inverse_scale: array<f32, ${K * d}>;
var<workgroup> slope: array<f32, ${K * d}>;
var<workgroup> reduced: array<f32, SUMS>;
var<workgroup> columns: array<f32, ${REDUCED_TOGETHER}u * W>;
var<private> sums: array<f32, SUMS>;`,
    evaluate: `
  if (lid == 0u) {
    let top = ${each((k) => `q[${k}]`, ', ')
      .split(', ')
      .reduce((a, b) => `max(${a}, ${b})`)};
    let log_mass = top + log(${each((k) => `exp(q[${k}] - top)`, ' + ')});
    ${Array.from({ length: K * d }, (_, i) => floored(i)).join('\n')}
    ${each(
      (k) => `component_weight[${k}] = exp(q[${k}] - log_mass);
    height[${k}] = q[${k}] - log_mass - log_scale[${k * d}]${d === 2 ? ` - log_scale[${k * d + 1}]` : ''};`,
    )}
    for (var i = 0u; i < ${K * d}u; i++) { scale[i] = exp(log_scale[i]); inverse_scale[i] = exp(-log_scale[i]); }
  }
  for (var i = 0u; i < SUMS; i++) { sums[i] = 0.0; }
  workgroupBarrier();
  ${points ?? ''}
  ${nodeLoops}
  for (var base = 0u; base < SUMS; base += ${REDUCED_TOGETHER}u) {
    for (var c = 0u; c < ${REDUCED_TOGETHER}u && base + c < SUMS; c++) { columns[c * W + lid] = sums[base + c]; }
    workgroupBarrier();
    for (var c = lid; c < ${REDUCED_TOGETHER}u && base + c < SUMS; c += W) {
      var sum = 0.0;
      for (var i = 0u; i < W; i++) { sum += columns[c * W + i]; }
      reduced[base + c] = sum;
    }
    workgroupBarrier();
  }
  for (var p = lid; p < P; p += W) {
    if (p < ${K}u) {
      var own = reduced[p] - reduced[${totalAt}] * component_weight[p];
      ${
        moving
          ? `var mean_paid = 0.0;
      for (var k = 0u; k < ${K}u; k++) { mean_paid += component_weight[k] * reduced[${paidAt}u + k]; }
      own += component_weight[p] * (reduced[${paidAt}u + p] - mean_paid);`
          : ''
      }
      gradient[p] = own;
    } else if (p >= ${logScaleAt}u && p < ${lowerAt}u) {
      gradient[p] = reduced[p] * slope[p - ${logScaleAt}u];
    } else { gradient[p] = reduced[p]; }
  }
  let loss = reduced[${lossAt}];
  workgroupBarrier();`,
  };
}

/** share = q/(p + q), and the adjoints of log q and log p with it; a node whose share underflowed is silent. */
function sharedPayment(by: (name: 'logp' | 'logq') => string): string {
  return `
    let raw_share = pays_sigmoid(logq - logp);
    let silent = raw_share == 0.0 || weight == 0.0;
    let share = select(raw_share, 0.0, silent);
    let due = select(paid.value, 0.0, silent);
    let tilt = share * (1.0 - share) * due;
    let adjoint = select(weight * (share * ${by('logq')} + tilt), 0.0, silent);
    let by_logp = select(weight * (share * ${by('logp')} - tilt), 0.0, silent);`;
}

/** What a node of one set alone is paid, and its adjoints. */
function ownPayment(by: (name: 'logp' | 'logq') => string): string {
  return `
    let share = 1.0;
    let due = paid.value;
    let adjoint = weight * ${by('logq')};
    let by_logp = weight * ${by('logp')};`;
}

/**
 * Where fixed points lie in the data: a training set, the nodes of P, or those nodes beside Q's own. They are standardised
 * in float64 and rounded once, as θ is, so that a mean that starts on a training point is on it exactly.
 */
function fixedPoints(problem: Problem, rows: TrainRows, data: DataBuffer) {
  const { spec, train, y, axisNodes } = problem;
  const standardised = (values: Float64Array) =>
    values.map((value, i) => (value - y.centre[i % y.centre.length]) / y.scale[i % y.scale.length]);
  if (spec.objective.over === 'train') {
    if (!train) return null;
    return { ...rows, t: data.add(standardised(train.y)), logp: null };
  }
  if (spec.objective.over === 'model' && spec.objective.nodes !== 'both') return null;
  const nodes = populationNodes(problem, axisNodes);
  const [weight, logp] = [data.add(nodes.weight ?? []), data.add(nodes.logp ?? [])];
  return {
    count: `${nodes.n}u`,
    row: (place: string) => place,
    weight: (place: string) => `data[${weight}u + ${place}]`,
    t: data.add(standardised(nodes.y)),
    logp,
  };
}

/** log p(y) at a moving node and its gradient in standardised coordinates, score0 and score1. */
function populationScore(population: GaussianMixture, centre: Float64Array, unit: Float64Array): string {
  const d = population.dimension;
  const list = population.components.map(({ weight, mean, covariance }) => {
    const s0 = Math.sqrt(covariance[0][0]);
    const lower = d === 2 ? covariance[1][0] / s0 : 0;
    const s1 = d === 2 ? Math.sqrt(covariance[1][1] - lower * lower) : 1;
    return { height: Math.log(weight) - Math.log(s0) - Math.log(s1), mean, s0, lower, s1 };
  });
  const every = (make: (c: (typeof list)[number], j: number) => string, separator = '\n') =>
    list.map(make).join(separator);
  return `
    let y0 = ${f(centre[0])} + ${f(unit[0])} * t0;
    ${d === 2 ? `let y1 = ${f(centre[1])} + ${f(unit[1])} * t1;` : ''}
    ${every((c, j) => `let w0_${j} = (y0 - ${f(c.mean[0])}) * ${f(1 / c.s0)};`)}
    ${d === 2 ? every((c, j) => `let w1_${j} = (y1 - ${f(c.mean[1])} - ${f(c.lower)} * w0_${j}) * ${f(1 / c.s1)};`) : ''}
    ${every((c, j) => `let m${j} = ${f(c.height)} - 0.5 * ${d === 2 ? `(w0_${j} * w0_${j} + w1_${j} * w1_${j})` : `w0_${j} * w0_${j}`};`)}
    let top_p = ${list.map((_, j) => `m${j}`).reduce((a, b) => `max(${a}, ${b})`)};
    ${every((_, j) => `let u${j} = exp(m${j} - top_p);`)}
    let mass_p = ${every((_, j) => `u${j}`, ' + ')};
    let logp = top_p + log(mass_p) + ${f(-0.5 * d * Math.log(2 * Math.PI))};
    let score0 = -${f(unit[0])} * (${every((c, j) => (d === 1 ? `u${j} * w0_${j} * ${f(1 / c.s0)}` : `u${j} * (w0_${j} - ${f(c.lower)} * w1_${j} * ${f(1 / c.s1)}) * ${f(1 / c.s0)}`), ' + ')}) / mass_p;
    ${d === 2 ? `let score1 = -${f(unit[1])} * (${every((c, j) => `u${j} * w1_${j} * ${f(1 / c.s1)}`, ' + ')}) / mass_p;` : ''}`;
}
