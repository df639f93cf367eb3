import { GaussianMixture } from '../../src/distributions/mixture.ts';
import { claim } from '../../src/experiment/claim.ts';
import type { ClaimResult, RecordedRun } from '../../src/recording/recording.ts';
import { wilsonInterval } from '../../src/statistics/intervals.ts';
import { signTest } from '../../src/statistics/sign-test.ts';
import { replicaCount } from '../measure.ts';
import { type Coverage, coverage } from './coverage.ts';
import type { MixtureParameters } from './optima.ts';
import { isResolved, nearestOptimum, resolved } from './replicas.ts';
import type { Facts } from './theory.ts';

/** With fewer replicas chance may leave too few to tell; from starts nearer to the middle, most stay there. */
const FEWEST_REPLICAS = 32;
/**
 * A fair coin is as one-sided as that once in twenty times: 5 starts against none. Two of five starts seek, or so; of 32 fewer
 * than 5 do with a chance of 0.001, fewer than the 10 that one in a thousand would ask for with a chance of 0.1.
 */
const CHANCE = 0.05;
/** Where covering both modes costs hardly more than the best optimum, few starts leave the middle. */
const CLEARLY_WORSE = 1.25;
const LEAST_SPREAD = 1;

/** "11 of 32 (20–52 %)": a count with its 95 % interval. */
export function shareOf(count: number, total: number): string {
  const { low, high } = wilsonInterval(count, total);
  return `${count} of ${total} (${Math.round(100 * low)}–${Math.round(100 * high)} %)`;
}

/** How many replicas cover every mode of P, and how many leave one out: as the optima that were found without training do. */
export function coverageClaims(run: RecordedRun, facts: Facts): ClaimResult[] {
  const { population } = facts;
  const optima = optimaOf(run.spec.objective.id, facts);
  const replicas = resolved(run);
  if (population.kind !== 'mixture' || population.components.length < 2 || !optima.length || !replicas.length)
    return [];
  const p = new GaussianMixture(population.components);
  const kinds = optima.map((parameters) => coverage(parameters, p));
  const ends = replicas.map(({ parameters }) => coverage(parameters as MixtureParameters, p));
  const count = (kind: Coverage) => ends.filter((end) => end === kind).length;
  const total = ends.length;
  const between = count('between') ? `, ${count('between')} do neither` : '';
  const what = `${shareOf(count('covers'), total)} cover every mode of P, ${shareOf(count('seeks'), total)} leave one out${between}`;
  const own = (replica: (typeof replicas)[number], i: number) => {
    const levelled = optima.map((parameters) => ({ parameters, level: replica.loss, starts: 0 }));
    return kinds[nearestOptimum(replica.parameters, replica.loss, levelled).index] === ends[i];
  };
  const kindsInWords = kinds.every((kind) => kind === kinds[0])
    ? `as ${kinds.length === 1 ? 'the one optimum does' : `all ${kinds.length} optima do`}`
    : 'each as its own optimum does';
  return [
    claim({
      id: `${run.spec.objective.id}-coverage`,
      statement: `${run.label}: ${what}, ${kindsInWords} (replicas that do not)`,
      expected: 0,
      measured: replicas.filter((replica, i) => !own(replica, i)).length,
      tolerance: 0,
      relation: '=',
      unit: `of ${replicaCount(total)}`,
    }),
  ];
}

/** Where theory knows the optima: by search, or for one Gaussian under forward KL by P's moments. */
function optimaOf(id: string, facts: Facts): MixtureParameters[] {
  const found = facts.searched[id];
  if (found) return found.optima.map(({ parameters }) => parameters);
  const forward = id === 'forward-kl' || id === 'population-cross-entropy';
  if (!forward || facts.components !== 1) return [];
  return [{ kind: 'mixture', weights: [1], means: [facts.mean], covariances: [facts.covariance] }];
}

/** From the same broad starts, reverse KL leaves a mode out more often than forward KL. */
export function directionClaims(runs: readonly RecordedRun[], facts: Facts): ClaimResult[] {
  const { population, components, reverse } = facts;
  const byId = (id: string) => runs.find(({ spec }) => spec.objective.id === id);
  const [forwardRun, reverseRun] = [byId('forward-kl'), byId('reverse-kl')];
  if (!forwardRun || !reverseRun || !reverse?.optima.length || population.kind !== 'mixture' || components > 1)
    return [];
  const { initial } = reverseRun.spec;
  if (initial.kind !== 'prior' || initial.spread < LEAST_SPREAD) return [];
  const p = new GaussianMixture(population.components);
  const [best, ...others] = reverse.optima;
  if (coverage(best.parameters, p) !== 'seeks') return [];
  const near = others.filter(({ level }) => level < CLEARLY_WORSE * best.level);
  if (near.some(({ parameters }) => coverage(parameters, p) !== 'seeks')) return [];
  if (optimaOf('forward-kl', facts).some((optimum) => coverage(optimum, p) === 'seeks')) return [];
  if (Math.min(resolved(forwardRun).length, resolved(reverseRun).length) < FEWEST_REPLICAS) return [];
  // Replica i starts at the same Q in both runs, so that they are compared pair by pair.
  const leavesOut = (run: RecordedRun) =>
    run.replicas.map(
      (replica) => isResolved(replica) && coverage(replica.parameters as MixtureParameters, p) === 'seeks',
    );
  const [forwards, backwards] = [leavesOut(forwardRun), leavesOut(reverseRun)];
  const count = (seeks: readonly boolean[]) => seeks.filter(Boolean).length;
  const only = (these: readonly boolean[], those: readonly boolean[]) => count(these.map((a, i) => a && !those[i]));
  const [reverseOnly, forwardOnly] = [only(backwards, forwards), only(forwards, backwards)];
  return [
    claim({
      id: 'reverse-seeks-more',
      statement: `From the same starts, reverse KL leaves a mode out in ${count(backwards)} of ${replicaCount(backwards.length)}, forward KL in ${count(forwards)} of ${forwards.length}: of ${reverseOnly + forwardOnly} starts from which just one of the two does, it is reverse KL from ${reverseOnly} (how likely a fair coin is to do so: sign test)`,
      expected: CHANCE,
      measured: signTest(reverseOnly, forwardOnly),
      tolerance: 0,
      relation: '≤',
      unit: '1',
    }),
  ];
}
