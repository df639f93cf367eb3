import * as tf from '@tensorflow/tfjs';
import { createGraphProgram } from '../../formula/graph.ts';
import { parseFormula } from '../../formula/parse.ts';
import { CategoricalGraph } from '../../models/categorical/graph.ts';
import { MixtureGraph } from '../../models/mixture/graph.ts';
import { PopulationGraph } from '../../models/mixture/population-graph.ts';
import { type ScalePenalty, scalePenalty } from '../../models/mixture/scale-penalty.ts';
import type { DensityGraph } from '../../models/model.ts';
import { features } from '../../models/network/features.ts';
import { NetworkGraph } from '../../models/network/graph.ts';
import { networkShape } from '../../models/network/layout.ts';
import { populationNodes } from '../expectation/build.ts';
import { mixtureOptions, type Problem } from '../problem.ts';
import { ownRows } from './own-rows.ts';

/** The training objective of every replica at once as tfjs operations: θ [replica, parameter] → loss [replica]. */
export interface GraphObjective {
  /** `rows` [replica · batch] int32: the minibatch of each replica; null for the full batch. */
  loss(theta: tf.Tensor, rows: tf.Tensor1D | null): tf.Tensor;
  dispose(): void;
}

type Program = ReturnType<typeof createGraphProgram>;

export function graphObjective(problem: Problem): GraphObjective {
  const { objective } = problem.spec;
  const expression = parseFormula(objective.pays, { parameters: Object.keys(objective.parameters) });
  const program = createGraphProgram(expression, objective.parameters);
  if (problem.family === 'conditional') return residualObjective(problem, program);
  const { model } = problem.spec;
  const density =
    model.kind === 'categorical' ? new CategoricalGraph(model.outcomes) : new MixtureGraph(mixtureOptions(problem));
  const plain =
    objective.over === 'model' ? movingObjective(problem, program, density) : fixedObjective(problem, program, density);
  const penalty = scalePenalty(model);
  return penalty ? penalised(plain, penalty, problem.spec.replicas) : plain;
}

function penalised(plain: GraphObjective, { strength, offset, size }: ScalePenalty, replicas: number): GraphObjective {
  return {
    ...plain,
    loss(theta, rows) {
      const logScale = tf.slice(theta, [0, offset], [replicas, size]);
      const penalty = tf.sum(tf.exp(tf.mul(logScale, tf.scalar(-2))), 1);
      return tf.add(plain.loss(theta, rows), tf.mul(penalty, tf.scalar(strength)));
    },
  };
}

/** Formula values [replica, point]; a formula that names no variable of Q is the same for all replicas. */
function perReplica(value: tf.Tensor, replicas: number, points: number): tf.Tensor {
  return value.shape[0] === replicas && value.rank === 2 ? value : tf.broadcastTo(value, [replicas, points]);
}

function flat(values: Float64Array, shape: number[]): tf.Tensor {
  return tf.tensor(Float32Array.from(values), shape, 'float32');
}

function fixedObjective(problem: Problem, program: Program, density: DensityGraph): GraphObjective {
  const { spec, train } = problem;
  const R = spec.replicas;
  const overTrain = spec.objective.over === 'train' && train;
  const nodes = overTrain ? null : populationNodes(problem, problem.axisNodes);
  const own = overTrain ? ownRows(problem) : null;
  const n = overTrain ? overTrain.n : (nodes?.n ?? 0);
  const d = problem.y.centre.length;
  const all = density.place(overTrain ? overTrain.y : (nodes?.y ?? new Float64Array(0)));
  const y = own ? own.gather(all, d) : all;
  const weight = own ? own.weight : nodes?.weight ? flat(nodes.weight, [1, n]) : null;
  const logp = nodes?.logp ? flat(nodes.logp, [1, n]) : null;
  return {
    loss(theta, rows) {
      const batch = rows ? rows.shape[0] / R : (y.shape[1] as number);
      const points = rows ? tf.reshape(tf.gather(tf.reshape(y, [n, d]), rows), [R, batch, d]) : y;
      const logq = density.logProb(theta, points);
      const paid = perReplica(program.apply(logp ? { logp, logq } : { logq }), R, batch);
      return weight ? tf.sum(tf.mul(weight, paid), 1) : tf.mean(paid, 1);
    },
    dispose() {
      tf.dispose([all, y, ...(weight ? [weight] : []), ...(logp ? [logp] : [])]);
      own?.dispose();
      density.dispose();
      program.dispose();
    },
  };
}

/** Nodes that move with Q, and those of P beside them where the objective's integral is shared by both. */
function movingObjective(problem: Problem, program: Program, density: DensityGraph): GraphObjective {
  const { spec, population, table } = problem;
  const R = spec.replicas;
  const shared = spec.objective.nodes === 'both' && population ? populationNodes(problem, problem.axisNodes) : null;
  const d = problem.y.centre.length;
  const extraY = shared ? tf.tidy(() => tf.tile(flat(shared.y, [1, shared.n, d]), [R, 1, 1])) : null;
  const extraPoints = shared ? tf.tidy(() => tf.tile(density.place(shared.y), [R, 1, 1])) : null;
  const extraWeight = shared?.weight
    ? tf.tidy(() => tf.tile(flat(shared.weight as Float64Array, [1, shared.n]), [R, 1]))
    : null;
  const density_p = population ? new PopulationGraph(population) : null;
  const logTable = table ? flat(table.map(Math.log), [1, table.length]) : null;
  return {
    loss(theta) {
      const own = density.nodes(theta);
      const y = extraY ? tf.concat([own.y, extraY], 1) : own.y;
      const points = extraPoints ? tf.concat([own.points, extraPoints], 1) : own.points;
      const weight = extraWeight ? tf.concat([own.weight, extraWeight], 1) : own.weight;
      const logq = density.logProb(theta, points);
      const logp = density_p ? density_p.logProb(y) : (logTable as tf.Tensor);
      const paid = perReplica(program.apply({ logp, logq }), R, y.shape[1] as number);
      const share = shared ? tf.mul(weight, tf.sigmoid(tf.sub(logq, logp))) : weight;
      return tf.sum(tf.mul(share, paid), 1);
    },
    dispose() {
      density_p?.dispose();
      tf.dispose([extraY, extraPoints, extraWeight, logTable].filter((tensor) => tensor !== null));
      density.dispose();
      program.dispose();
    },
  };
}

function residualObjective(problem: Problem, program: Program): GraphObjective {
  const { spec, train } = problem;
  if (spec.model.kind !== 'regression' || !train) throw new Error('a residual objective needs a regression and data');
  const { replicas: R } = spec;
  const { n } = train;
  const { outputs } = spec.model;
  const { degree, widths } = networkShape(spec.model);
  const values = new Float64Array(n * widths[0]);
  features(train.x, n, problem.x, degree, values);
  const network = new NetworkGraph(spec.model, problem.y);
  const x = flat(values, [n, widths[0]]);
  const y = flat(train.y, [n, outputs]);
  const own = ownRows(problem);
  // matMul with one operand broadcast over replicas has no gradient in tfjs: the features are tiled once.
  const fullX = own ? own.gather(x, widths[0]) : tf.tidy(() => tf.tile(tf.reshape(x, [1, n, widths[0]]), [R, 1, 1]));
  const fullY = own ? own.gather(y, outputs) : tf.reshape(y, [1, n, outputs]);
  return {
    loss(theta, rows) {
      const batch = rows ? rows.shape[0] / R : (fullX.shape[1] as number);
      const pick = (all: tf.Tensor, width: number) => rows && tf.reshape(tf.gather(all, rows), [R, batch, width]);
      const { mean, logScale } = network.predict(theta, pick(x, widths[0]) ?? fullX);
      const r = tf.sub(pick(y, outputs) ?? fullY, mean);
      const wide = R * batch * outputs;
      const s = logScale && tf.reshape(tf.broadcastTo(logScale, [R, batch, outputs]), [R, wide / R]);
      const residual = tf.reshape(r, [R, wide / R]);
      const paid = perReplica(program.apply(s ? { r: residual, s } : { r: residual }), R, wide / R);
      if (!own) return tf.mul(tf.mean(paid, 1), tf.scalar(outputs));
      return tf.sum(tf.mul(own.weight, tf.sum(tf.reshape(paid, [R, batch, outputs]), 2)), 1);
    },
    dispose() {
      tf.dispose([x, y, fullX, fullY]);
      own?.dispose();
      network.dispose();
      program.dispose();
    },
  };
}
