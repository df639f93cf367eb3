import { check, claim } from '../../src/experiment/claim.ts';
import type { Plan } from '../../src/experiment/experiment.ts';
import { inNats } from '../../src/experiment/information-in-prose.ts';
import type { ClaimResult, RecordedRun } from '../../src/recording/recording.ts';
import { furthest, replicaCount, short, worst } from '../measure.ts';
import { convergedCheck, trainedLoss, unconverged } from '../training-alone.ts';
import { lnFocalSlope } from './minimisers.ts';
import type { Facts, Minimiser } from './theory.ts';
import { distance, entropyOf, klFrom, trainedTables } from './trained-tables.ts';

/** What training alone is held to, of a loss of order 1. */
const TRAINED = 2e-3;
/** Of a loss at any recorded step: float32's rounding on the path. */
const FLOOR = 1e-5;
/** Of probabilities and nats: where every replica is stationary to rounding, and where training alone had to do. */
const STATIONARY = 1e-6;
const UNFINISHED = 1e-3;
/** Where Q has to leave an outcome altogether: its logit goes to −∞, so that is only ever approached. */
const APPROACHED = 1e-2;
/** Models of more parameters are left where training left them. */
const MOST_FINISHED = 200;

export function claims(runs: readonly RecordedRun[], plan: Plan): ClaimResult[] {
  const facts = plan.facts as Facts;
  return runs.flatMap((run) => {
    const parts: Parts = {
      run,
      facts,
      minimiser: facts.minimisers[run.spec.objective.id],
      allowed: allowance(run, facts),
    };
    return [arrival, ends, stationarity, shape, price].flatMap((part) => part(parts));
  });
}

interface Parts {
  run: RecordedRun;
  facts: Facts;
  minimiser: Minimiser;
  /** By how much a probability, or a number of nats, may miss. */
  allowed: number;
}

function allowance(run: RecordedRun, { probabilities }: Facts): number {
  if (run.spec.objective.id === 'absolute-error' || probabilities.includes(0)) return APPROACHED;
  if (!isFinished(run) || unconverged(run).length) return UNFINISHED;
  // A gradient of the tolerance's size moves a logit by it over P or so, and more the rarer the outcome.
  return Math.max(STATIONARY, (10 * run.spec.tolerance!) / Math.min(...probabilities));
}

/** Was this run to end in a float64 finish? */
function isFinished({ spec: { tolerance, model } }: RecordedRun): boolean {
  return tolerance !== null && model.kind === 'categorical' && model.outcomes <= MOST_FINISHED;
}

/** Training gets to the least loss, and never below it. */
function arrival({ run, minimiser: { loss } }: Parts): ClaimResult[] {
  const { id, unit } = run.spec.objective;
  const recorded = run.series.find(({ name }) => name === 'loss')!.values;
  const claims = [
    check({
      id: `${id}-training-alone`,
      statement: `${run.label}: training alone, before any finish, comes within ${unit === 'nats' ? inNats(TRAINED) : short(TRAINED)} of the least loss there is (worst of ${replicaCount(run.replicas.length)})`,
      expected: loss,
      measured: worst(run.replicas, trainedLoss),
      tolerance: TRAINED,
      relation: '≤',
      unit,
    }),
    claim({
      id: `${id}-least`,
      statement: `${run.label}: no replica falls below the least loss there is at any recorded step`,
      expected: loss,
      measured: -worst(recorded, (row) => -Math.min(...row)),
      tolerance: FLOOR,
      relation: '≥',
      unit,
    }),
  ];
  // All of Q's mass on one outcome is only ever approached.
  if (!isFinished(run) || id === 'absolute-error') return claims;
  claims.push(convergedCheck(run));
  return claims;
}

/** Which table each loss ends at. */
const ENDS: Readonly<Record<string, (facts: Facts) => string>> = {
  'population-cross-entropy': () => 'proper: every replica ends at Q = P',
  brier: () => 'proper: every replica ends at Q = P',
  'label-smoothing': ({ epsilon }) => `every replica ends at (1 − ε)P + ε/m, ε = ${short(epsilon)}`,
  focal: ({ gamma }) =>
    `every replica ends at the one table where P(y) times the loss’s slope at Q(y) is constant, γ = ${short(gamma)}`,
  'absolute-error': () => 'every replica puts all of Q on the likeliest outcome',
};

function ends({ run, facts, minimiser: { table }, allowed }: Parts): ClaimResult[] {
  if (!table) return [];
  const { id } = run.spec.objective;
  return [
    claim({
      id: `${id}-minimiser`,
      statement: `${run.label}: ${ENDS[id](facts)} (largest difference of a probability)`,
      expected: 0,
      measured: worst(trainedTables(run), (q) => distance(table, q)),
      tolerance: allowed,
      relation: '≤',
      unit: '1',
    }),
  ];
}

/** The condition itself, without the search that solved it. */
function stationarity({ run, facts: { probabilities, gamma }, allowed }: Parts): ClaimResult[] {
  if (run.spec.objective.id !== 'focal') return [];
  const spread = (q: readonly number[]) => {
    const slopes = probabilities.flatMap((p, y) => (p > 0 ? Math.log(p) + lnFocalSlope(q[y], gamma) : []));
    return Math.expm1(Math.max(...slopes) - Math.min(...slopes));
  };
  // Of a single outcome nothing can be compared, and the slope at a certain one is 0.
  if (probabilities.includes(1)) return [];
  return [
    claim({
      id: 'focal-stationarity',
      statement: `${run.label}: P(y) times the slope at Q(y) differs between outcomes by (largest ratio, less 1)`,
      expected: 0,
      measured: worst(trainedTables(run), spread),
      // A rare outcome's slope is less certain than its probability.
      tolerance: 10 * allowed,
      relation: '≤',
      unit: '1',
    }),
  ];
}

/** Flatter or sharper than P. */
function shape({ run, facts, minimiser, allowed }: Parts): ClaimResult[] {
  const { id } = run.spec.objective;
  const expected = minimiser.entropy;
  const even = expected !== null && Math.abs(expected - facts.entropy) < allowed;
  if (expected === null || even || !(id === 'label-smoothing' || id === 'focal' || id === 'absolute-error')) return [];
  const flatter = expected > facts.entropy;
  const entropies = trainedTables(run).map(entropyOf);
  return [
    claim({
      id: `${id}-${flatter ? 'flatter' : 'sharper'}`,
      statement: `${run.label}: every replica’s Q is ${flatter ? 'flatter' : 'sharper'} than P: H(Q) is ${flatter ? 'above' : 'below'} H(P)`,
      expected: facts.entropy,
      measured: flatter ? -worst(entropies, (h) => -h) : worst(entropies, (h) => h),
      tolerance: 0,
      relation: flatter ? '≥' : '≤',
      unit: 'nats',
    }),
  ];
}

/** What is lost in cross-entropy, which a proper loss does not lose. */
function price({ run, facts, minimiser: { kl }, allowed }: Parts): ClaimResult[] {
  const { id } = run.spec.objective;
  if (kl === null || id === 'absolute-error') return [];
  return [
    claim({
      id: `${id}-price`,
      statement:
        kl < STATIONARY
          ? `${run.label}: nothing is lost in cross-entropy: KL(P, Q) ends at 0`
          : `${run.label}: KL(P, Q) ends at the minimiser’s ${inNats(kl)}: the price in cross-entropy`,
      expected: kl,
      measured: furthest(
        trainedTables(run).map((q) => klFrom(facts.probabilities, q)),
        kl,
      ),
      tolerance: allowed,
      relation: '=',
      unit: 'nats',
    }),
  ];
}
