/**
 * The workloads' losses of one replica as a user of jax-js would write them: numpy operations, differentiated and
 * batched by the library. Names are jax-js's own; `.ref` keeps an array that is used again, as the library counts references.
 */
import { nn, numpy as np } from '@jax-js/jax';
import type { GaussianMixture } from '../../distributions/mixture.ts';
import { features } from '../../models/network/features.ts';
import { networkShape } from '../../models/network/layout.ts';
import type { Problem } from '../../training/problem.ts';

/** Parameters by the names of our layout: shapes without the replica axis. */
export type Parameters = Record<string, np.Array>;
/** Loss of one replica, a scalar. Consumes the parameters. */
export type ReplicaLoss = (parameters: Parameters) => np.Array;

const LOG_2PI = Math.log(2 * Math.PI);

export function replicaLoss(problem: Problem): ReplicaLoss {
  const { model, objective } = problem.spec;
  if (model.kind === 'mixture' && objective.id === 'reverse-kl') return reverseKl(problem);
  if (model.kind === 'mixture' && objective.id === 'cross-entropy')
    return model.dimension === 1 ? likelihood(problem) : planarLikelihood(problem);
  if (model.kind === 'regression' && objective.id === 'l1') return absoluteError(problem);
  throw new Error(`no jax-js twin of ${objective.id} on ${model.kind}`);
}

const vector = (values: ArrayLike<number>) => np.array(Float32Array.from(values));

/** ln Σ_k w_k N(t; mean_k, e^{logScale_k}) at each t, in standardised units; up to −½ ln 2π. [n] → [n] */
function mixtureLogProb(logits: np.Array, mean: np.Array, logScale: np.Array, t: np.Array): np.Array {
  const z = np.expandDims(t, 1).sub(mean).mul(np.exp(logScale.ref.neg()));
  const height = nn.logSoftmax(logits).sub(logScale);
  return nn.logsumexp(height.sub(np.square(z).mul(0.5)), 1);
}

function likelihood({ train, y }: Problem): ReplicaLoss {
  const t = vector(train!.y.map((value) => (value - y.centre[0]) / y.scale[0]));
  const constant = 0.5 * LOG_2PI + Math.log(y.scale[0]);
  return ({ logits, mean, logScale }) =>
    mixtureLogProb(logits, mean.reshape([-1]), logScale.reshape([-1]), t.ref)
      .mean()
      .neg()
      .add(constant);
}

function reverseKl({ y, population, axisNodes }: Problem): ReplicaLoss {
  const z = vector(axisNodes.z);
  const nodeWeight = vector(axisNodes.weight);
  const [centre, unit] = [y.centre[0], y.scale[0]];
  const p = standardisedPopulation(population!, centre, unit);
  return ({ logits, mean, logScale }) => {
    const [m, l] = [mean.reshape([-1]), logScale.reshape([-1])];
    const t = np
      .expandDims(m.ref, 1)
      .add(np.expandDims(np.exp(l.ref), 1).mul(z.ref))
      .reshape([-1]);
    const weight = np.expandDims(nn.softmax(logits.ref), 1).mul(nodeWeight.ref).reshape([-1]);
    const logq = mixtureLogProb(logits, m, l, t.ref);
    const logp = mixtureLogProb(p.logWeight.ref, p.mean.ref, p.logScale.ref, t);
    return weight.mul(logq.sub(logp)).sum();
  };
}

function standardisedPopulation({ components }: GaussianMixture, centre: number, unit: number) {
  return {
    logWeight: vector(components.map(({ weight }) => Math.log(weight))),
    mean: vector(components.map(({ mean }) => (mean[0] - centre) / unit)),
    logScale: vector(components.map(({ covariance }) => 0.5 * Math.log(covariance[0][0]) - Math.log(unit))),
  };
}

function planarLikelihood({ train, y }: Problem): ReplicaLoss {
  const column = (j: number) =>
    vector(Array.from({ length: train!.n }, (_, i) => (train!.y[2 * i + j] - y.centre[j]) / y.scale[j]));
  const [u, v] = [np.expandDims(column(0), 1), np.expandDims(column(1), 1)];
  const constant = LOG_2PI + Math.log(y.scale[0]) + Math.log(y.scale[1]);
  return ({ logits, mean, logScale, lower }) => {
    const [m0, m1] = np.split(mean, 2, 1).map((part) => part.reshape([-1]));
    const [l0, l1] = np.split(logScale, 2, 1).map((part) => part.reshape([-1]));
    const z0 = u.ref.sub(m0).mul(np.exp(l0.ref.neg()));
    const z1 = v.ref
      .sub(m1)
      .sub(lower.reshape([-1]).mul(z0.ref))
      .mul(np.exp(l1.ref.neg()));
    const height = nn.logSoftmax(logits).sub(l0).sub(l1);
    const squares = np.square(z0).add(np.square(z1));
    return nn
      .logsumexp(height.sub(squares.mul(0.5)), 1)
      .mean()
      .neg()
      .add(constant);
  };
}

function absoluteError({ spec, train, x, y }: Problem): ReplicaLoss {
  if (spec.model.kind !== 'regression') throw new Error('not a regression');
  const { degree, widths } = networkShape(spec.model);
  const flat = new Float64Array(train!.n * widths[0]);
  features(train!.x, train!.n, x, degree, flat);
  const inputs = vector(flat).reshape([train!.n, widths[0]]);
  const targets = vector(train!.y).reshape([train!.n, 1]);
  const last = widths.length - 2;
  return (parameters) => {
    let layer = inputs.ref;
    for (let i = 0; i <= last; i++) {
      layer = np.matmul(layer, parameters[`weights${i}`]).add(parameters[`bias${i}`]);
      if (i < last) layer = np.tanh(layer);
    }
    return np.absolute(targets.ref.sub(layer.mul(y.scale[0]))).mean();
  };
}
