import type { WgslProgram } from '../../../formula/wgsl.ts';
import type { Problem } from '../../problem.ts';
import { DataBuffer, type KernelPart } from './kernel-part.ts';
import type { TrainRows } from './rows.ts';

/** The softmax table's share of the kernel: an invocation an outcome. See `CategoricalFloat64`. */
export function tablePart(problem: Problem, program: WgslProgram, rows: TrainRows): KernelPart {
  const { spec, train, table, shares } = problem;
  if (spec.model.kind !== 'categorical') throw new Error('not a table');
  const m = spec.model.outcomes;
  const moving = spec.objective.over === 'model';
  const data = new DataBuffer();
  const overTrain = spec.objective.over === 'train' && train;
  const batched = overTrain && spec.batch !== 'full';
  const weightAt = data.add(overTrain ? outcomeWeights(problem, m) : (table ?? []));
  const logpAt = table ? data.add(table.map((p) => Math.max(Math.log(p), -3.4e38))) : null;
  const rowsAt = batched ? data.add(train.y) : 0;
  const args = program.variables.map((name) => (name === 'logp' ? `data[${logpAt}u + k]` : 'logq')).join(', ');
  const byLogq = program.variables.includes('logq') ? 'paid.by_logq' : '0.0';
  const weight = moving
    ? 'exp(logq)'
    : batched
      ? `drawn * ${rows.weight('')}`
      : `data[${weightAt}u + ${overTrain && shares ? `replica * ${m}u + ` : ''}k]`;
  return {
    parameters: m,
    workgroupWords: 0,
    data: data.toArray(),
    declarations: '',
    evaluate: `
  var top = -3.4e38;
  for (var k = lid; k < P; k += W) { top = max(top, q[k]); }
  top = workgroup_max(top, lid);
  var mass = 0.0;
  for (var k = lid; k < P; k += W) { mass += exp(q[k] - top); }
  let log_mass = top + log(workgroup_sum(mass, lid));
  var paid_sum = 0.0;
  var adjoint_sum = 0.0;
  for (var k = lid; k < P; k += W) {
    let logq = q[k] - log_mass;
    ${
      batched
        ? `var drawn = 0.0;
    for (var slot = 0u; slot < ${rows.count}; slot++) { if (u32(data[${rowsAt}u + ${rows.row('slot')}]) == k) { drawn += 1.0; } }`
        : ''
    }
    let weight = ${weight};
    let paid = pays(${args});
    // An outcome that is never drawn pays nothing, whatever the formula says of it.
    let due = select(weight * paid.value, 0.0, weight == 0.0);
    paid_sum += due;
    gradient[k] = select(weight * ${byLogq}, 0.0, weight == 0.0);
    adjoint_sum += gradient[k];
    ${moving ? 'gradient[k] += due;' : ''}
  }
  let loss = workgroup_sum(paid_sum, lid);
  let drawn_adjoint = workgroup_sum(adjoint_sum, lid);
  for (var k = lid; k < P; k += W) {
    gradient[k] -= exp(q[k] - log_mass) * (drawn_adjoint${moving ? ' + loss' : ''});
  }
  workgroupBarrier();`,
  };
}

/** Share of the training rows that are each outcome, [outcome], or [replica × outcome] where replicas see rows of their own. */
function outcomeWeights({ spec, train, shares }: Problem, m: number): Float64Array {
  if (!train) return new Float64Array(m);
  const weights = new Float64Array(m * (shares ? spec.replicas : 1));
  if (!shares) for (const outcome of train.y) weights[outcome] += 1 / train.n;
  else {
    for (let replica = 0; replica < spec.replicas; replica++) {
      const rows = shares.rows(replica);
      for (const row of rows) weights[replica * m + train.y[row]] += 1 / rows.length;
    }
  }
  return weights;
}
