import { parseFormula } from '../../../formula/parse.ts';
import { lowerToWgsl, wgslLiteral } from '../../../formula/wgsl.ts';
import { scalePenalty } from '../../../models/mixture/scale-penalty.ts';
import type { Problem } from '../../problem.ts';
import { momentCount } from '../optimizer.ts';
import type { KernelPart } from './kernel-part.ts';
import { MOST_MINIBATCH_ROWS } from './minibatch.ts';
import { mixturePart } from './mixture.ts';
import { networkPart } from './network.ts';
import { optimizerSource } from './optimizer.ts';
import { type TrainRows, trainRows } from './rows.ts';
import { tablePart } from './table.ts';

/** A training kernel for one problem: one workgroup a replica, many optimizer steps in one dispatch. */
export interface TrainingKernel {
  source: string;
  data: Float32Array;
  /** Which rows each replica sees, where they see different ones; see `trainRows`. */
  own: Int32Array;
  /** Parameters, and moment vectors, of one replica. */
  parameters: number;
  moments: number;
}

/** What a device allows one workgroup. */
export interface WorkgroupLimits {
  /** Bytes of workgroup memory. */
  memory: number;
  /** Invocations that suit the device: few on an emulated GPU, whose lanes are one core's, more on a real one. */
  invocations: number;
}

/** Components whose loops the kernel unrolls, at most, in Q and in P. */
const MOST_COMPONENTS = 24;
/** Examples of a network that go through together, tried in this order until they fit. */
const TILES = [32, 16, 8, 4];

/** Why a problem has no fused kernel on this device, as a sentence; else its kernel. */
export function trainingKernel(problem: Problem, limits: WorkgroupLimits): TrainingKernel | { unfit: string } {
  const { spec, train, population } = problem;
  const { objective, model } = spec;
  if (spec.batch !== 'full' && train && train.n > MOST_MINIBATCH_ROWS) {
    return { unfit: `minibatches of more than ${MOST_MINIBATCH_ROWS} examples` };
  }
  if (scalePenalty(model)) return { unfit: 'a penalty on scales' };
  const expression = parseFormula(objective.pays, { parameters: Object.keys(objective.parameters) });
  const program = lowerToWgsl(expression, objective.parameters);
  const rows = trainRows(problem);
  const candidates: (() => KernelPart)[] = [];
  if (model.kind === 'categorical') candidates.push(() => tablePart(problem, program, rows));
  else if (model.kind === 'mixture') {
    if (Math.max(model.components, population?.components.length ?? 0) > MOST_COMPONENTS) {
      return { unfit: `mixtures of more than ${MOST_COMPONENTS} components` };
    }
    candidates.push(() => mixturePart(problem, program, rows, limits.invocations));
  } else for (const tile of TILES) candidates.push(() => networkPart(problem, program, rows, tile));

  const moments = momentCount(spec.optimizer);
  for (const candidate of candidates) {
    const part = candidate();
    const words = part.workgroupWords + 2 * part.parameters + limits.invocations;
    const left = limits.memory / 4 - words;
    if (left < 0) continue;
    const local = moments * part.parameters <= left;
    return {
      source: assemble(problem, part, rows, program.source, limits.invocations, moments, local),
      data: part.data,
      own: rows.own,
      parameters: part.parameters,
      moments,
    };
  }
  return { unfit: `models that need more than ${limits.memory} bytes of workgroup memory` };
}

function assemble(
  problem: Problem,
  part: KernelPart,
  rows: TrainRows,
  formula: string,
  invocations: number,
  moments: number,
  local: boolean,
): string {
  const { spec } = problem;
  const index = (m: number) => `(${m}u * call.replicas + replica) * P + p`;
  const everyMoment = (make: (m: number) => string) => Array.from({ length: moments }, (_, m) => make(m)).join('\n');
  return `
const P = ${part.parameters}u;
const W = ${invocations}u;
struct Call { first: u32, last: u32, record_every: u32, replicas: u32, columns: u32, observe_only: u32, pad0: u32, pad1: u32 }
@group(0) @binding(0) var<storage, read_write> theta: array<f32>;
@group(0) @binding(1) var<storage, read_write> moments: array<f32>;
@group(0) @binding(2) var<storage, read_write> records: array<f32>;
@group(0) @binding(3) var<storage, read> data: array<f32>;
@group(0) @binding(4) var<storage, read> conduct: array<vec2f>;
@group(0) @binding(5) var<storage, read> timetable: array<vec4f>;
@group(0) @binding(6) var<storage, read> own_rows: array<u32>;
@group(0) @binding(7) var<uniform> call: Call;
var<workgroup> q: array<f32, P>;
var<workgroup> gradient: array<f32, P>;
var<workgroup> lanes: array<f32, W>;
${local ? everyMoment((m) => `var<workgroup> local_moment${m}: array<f32, P>;`) : ''}
var<private> replica: u32;
${everyMoment((m) =>
  local
    ? `fn moment${m}(p: u32) -> f32 { return local_moment${m}[p]; }
fn set_moment${m}(p: u32, value: f32) { local_moment${m}[p] = value; }`
    : `fn moment${m}(p: u32) -> f32 { return moments[${index(m)}]; }
fn set_moment${m}(p: u32, value: f32) { moments[${index(m)}] = value; }`,
)}
${formula}
${rows.declarations}
fn workgroup_sum(value: f32, lid: u32) -> f32 {
  lanes[lid] = value;
  workgroupBarrier();
  var sum = 0.0;
  for (var i = 0u; i < W; i++) { sum += lanes[i]; }
  workgroupBarrier();
  return sum;
}
fn workgroup_max(value: f32, lid: u32) -> f32 {
  lanes[lid] = value;
  workgroupBarrier();
  var top = lanes[0];
  for (var i = 1u; i < W; i++) { top = max(top, lanes[i]); }
  workgroupBarrier();
  return top;
}
${part.declarations}
// The replica is an argument here, and not the private variable, which WGSL does not know to be the workgroup's.
fn evaluate(replica: u32, step: u32, lid: u32) -> f32 {${part.evaluate}
  return loss;
}
@compute @workgroup_size(W)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) lid: u32) {
  let own = group.x + group.y * call.columns;
  if (own >= call.replicas) { return; }
  replica = own;
  let learns = conduct[own].y > 0.0 && call.observe_only == 0u;
  for (var p = lid; p < P; p += W) { q[p] = theta[own * P + p]; }
  ${local ? everyMoment((m) => `for (var p = lid; p < P; p += W) { local_moment${m}[p] = moments[${index(m)}]; }`) : ''}
  workgroupBarrier();
  for (var step = call.first; step <= call.last; step++) {
    let observed = call.observe_only == 1u || (step > call.first && step % call.record_every == 0u);
    let trained = learns && step < call.last;
    if (!observed && !trained) { continue; }
    let loss = evaluate(own, step, lid);
    ${problem.lossUnit === 1 ? '' : `for (var p = lid; p < P; p += W) { gradient[p] *= ${wgslLiteral(1 / problem.lossUnit)}; }`}
    workgroupBarrier();
    if (observed) {
      var squares = 0.0;
      for (var p = lid; p < P; p += W) { squares += gradient[p] * gradient[p]; }
      let norm = sqrt(workgroup_sum(squares, lid));
      let slot = select(step / call.record_every - call.first / call.record_every - 1u, 0u, call.observe_only == 1u);
      let at = (slot * call.replicas + own) * (P + 2u);
      for (var p = lid; p < P; p += W) { records[at + p] = q[p]; }
      if (lid == 0u) { records[at + P] = loss; records[at + P + 1u] = norm; }
    }
    if (trained) {
      let times = timetable[step - call.first];
      let rate = conduct[own].x * times.x;
      for (var p = lid; p < P; p += W) {
        ${optimizerSource(spec.optimizer)}
      }
    }
    workgroupBarrier();
  }
  for (var p = lid; p < P; p += W) { theta[own * P + p] = q[p]; }
  ${local ? everyMoment((m) => `for (var p = lid; p < P; p += W) { moments[${index(m)}] = local_moment${m}[p]; }`) : ''}
}
`;
}
