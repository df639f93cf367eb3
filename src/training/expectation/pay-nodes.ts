import { exp } from '../../models/elementary.ts';
import { type Numbers, Vector, valuesOf } from '../../vector/machine.ts';

/** Numbers at the nodes of an expectation over Q, [node]. The last three are overwritten. */
export interface PaidNodes {
  logp: Numbers;
  logq: Numbers;
  weight: Numbers;
  paid: Numbers;
  /** Partial derivatives of what is paid; on return, of the whole sum. */
  byLogp: Numbers;
  byLogq: Numbers;
  byWeight: Numbers;
}

/**
 * Σ weight·share·paid over nodes, share = q/(p + q) where nodes are shared between P and Q, else 1. A weight that underflowed
 * to 0 silences its node: 0·∞ is 0 here, as it is in the integral.
 */
export function payNodes(n: number, shared: boolean, nodes: PaidNodes): number {
  const { logp, logq, weight, paid, byLogp, byLogq, byWeight } = nodes;
  if (
    logp instanceof Vector &&
    logq instanceof Vector &&
    weight instanceof Vector &&
    paid instanceof Vector &&
    byLogp instanceof Vector &&
    byLogq instanceof Vector &&
    byWeight instanceof Vector
  ) {
    const { kernels } = logp.machine;
    return kernels.payNodes(n, shared, logp.at, logq.at, weight.at, paid.at, byWeight.at, byLogq.at, byLogp.at);
  }
  return payPlainly(n, shared, nodes);
}

function payPlainly(n: number, shared: boolean, nodes: PaidNodes): number {
  const [logp, logq, weight, paid] = [nodes.logp, nodes.logq, nodes.weight, nodes.paid].map(valuesOf);
  const [byLogp, byLogq, byWeight] = [nodes.byLogp, nodes.byLogq, nodes.byWeight].map(valuesOf);
  let sum = 0;
  for (let i = 0; i < n; i++) {
    const share = shared ? 1 / (1 + exp(logp[i] - logq[i])) : 1;
    const mass = weight[i];
    const pays = share * paid[i];
    const silent = mass === 0 || share === 0;
    if (!silent) sum += mass * pays;
    const slope = shared ? (1 - share) * pays : 0;
    byWeight[i] = silent ? 0 : pays;
    byLogq[i] = silent ? 0 : mass * (share * byLogq[i] + slope);
    byLogp[i] = silent ? 0 : mass * (share * byLogp[i] - slope);
  }
  return sum;
}
