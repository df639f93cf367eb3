import { check } from '../../src/experiment/claim.ts';
import { inNats } from '../../src/experiment/information-in-prose.ts';
import type { ClaimResult, RecordedRun, ReplicaResult } from '../../src/recording/recording.ts';
import { replicaCount, worst } from '../measure.ts';
import { convergedCheck, trainedLoss } from '../training-alone.ts';
import { isResolved, nearestOptimum } from './replicas.ts';
import type { Facts } from './theory.ts';

/** What training alone is held to, in nats: the smallest divergence between these optima is fifty times that. */
const TRAINED = 1e-2;

/** Whether replicas get where they are going: by training alone, and by the float64 finish. */
export function arrivalClaims(run: RecordedRun, facts: Facts): ClaimResult[] {
  return [...integrals(run), ...convergence(run), ...trained(run, facts)];
}

/** The other claims leave out what is unresolved; this one counts it. */
function integrals(run: RecordedRun): ClaimResult[] {
  return [
    check({
      id: `${run.spec.objective.id}-resolved`,
      statement: `${run.label}: every replica’s integrals stay resolved (replicas that are left out of the other claims)`,
      expected: 0,
      measured: run.replicas.filter((replica) => !isResolved(replica)).length,
      tolerance: 0,
      relation: '=',
      unit: `of ${replicaCount(run.replicas.length)}`,
    }),
  ];
}

function convergence(run: RecordedRun): ClaimResult[] {
  if (run.spec.tolerance === null) return [];
  return [convergedCheck(run)];
}

/**
 * Training itself gets to the optimum in whose basin it ends; the float64 finish adds digits. Asked of one Gaussian on a line
 * under the two directions, whose optima are known: elsewhere it would judge the reader's steps and learning rate.
 */
function trained(run: RecordedRun, { forwardKl, components, mean, searched }: Facts): ClaimResult[] {
  const { objective } = run.spec;
  if (components !== 1 || mean.length !== 1) return [];
  const optima = searched[objective.id]?.optima ?? [];
  const optimum = ({ parameters, loss }: ReplicaResult): number | null => {
    if (objective.id === 'forward-kl') return forwardKl;
    if (objective.id === 'reverse-kl' && optima.length)
      return optima[nearestOptimum(parameters, loss, optima).index].level;
    return null;
  };
  const replicas = run.replicas.filter(isResolved);
  if (replicas.some((replica) => optimum(replica) === null)) return [];
  return [
    check({
      id: `${objective.id}-training-alone`,
      statement: `${run.label}: training alone, before any finish, comes within ${inNats(TRAINED)} of the optimum in whose basin it ends (worst of ${replicaCount(run.replicas.length)})`,
      expected: 0,
      // Where none could be integrated, nothing was shown.
      measured: replicas.length ? worst(replicas, (replica) => trainedLoss(replica) - optimum(replica)!) : Number.NaN,
      tolerance: TRAINED,
      relation: '≤',
      unit: objective.unit,
    }),
  ];
}
