import { mixtureLayout } from '../models/mixture/layout.ts';
import { networkLayout, networkShape } from '../models/network/layout.ts';
import type { Problem } from '../training/problem.ts';

/** What one optimizer step of one replica cannot do without, whatever program does it. */
export interface Work {
  /** Evaluations of exp, log, tanh and square root. */
  transcendentals: number;
  /** Multiplications with an addition. */
  multiplyAdds: number;
  /** Bytes read: the data or nodes once, in float32. Parameters and moments are taken to stay in registers or caches. */
  bytes: number;
}

/**
 * Counts the work of a step: value, gradient and Adam's update. Exponentials that the gradient shares with the value
 * (the responsibilities are those of the log-sum-exp) are counted once.
 */
export function countWork(problem: Problem): Work {
  const { model, objective } = problem.spec;
  if (model.kind === 'categorical') throw new Error('no benchmark trains a table');
  if (model.kind === 'regression') return networkWork(problem);
  const { components: K, dimension: d } = model;
  const parameters = mixtureLayout(K, d).size;
  const moving = objective.over === 'model';
  const points = moving ? K * problem.axisNodes.z.length ** d : (problem.train?.n ?? 0);
  const populationTerms = moving ? (problem.population?.components.length ?? 0) : 0;
  // A term: z, its square, the exponent; backwards the responsibility times 1, z and z z'.
  const perTerm = d === 1 ? 6 : 15;
  return {
    transcendentals: points * (K + populationTerms) + points * (moving ? 2 : 1) + K * (1 + d) + 1 + parameters,
    multiplyAdds: points * (K + populationTerms) * perTerm,
    bytes: 4 * (moving ? 2 * problem.axisNodes.z.length * d : points * d),
  };
}

function networkWork({ spec, train }: Problem): Work {
  if (spec.model.kind !== 'regression') throw new Error('not a regression');
  const { widths } = networkShape(spec.model);
  const n = train?.n ?? 0;
  const products = widths.slice(1).map((width, i) => width * widths[i]);
  const forward = products.reduce((sum, count) => sum + count, 0);
  // Backwards: one product for the weights' gradient, one for the layer below, which the inputs do not need.
  return {
    transcendentals: n * widths.slice(1, -1).reduce((sum, width) => sum + width, 0) + networkLayout(spec.model).size,
    multiplyAdds: n * (3 * forward - products[0]),
    bytes: 4 * n * (widths[0] + spec.model.outputs),
  };
}
