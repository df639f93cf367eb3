import { check, claim } from '../../src/experiment/claim.ts';
import type { Plan } from '../../src/experiment/experiment.ts';
import type { Findings } from '../../src/experiment/findings.ts';
import { inNats } from '../../src/experiment/information-in-prose.ts';
import { crossEntropy, klDivergence } from '../../src/information/entropy.ts';
import type { ClaimResult, RecordedRun } from '../../src/recording/recording.ts';
import { count, furthest, replicaCount, worst } from '../measure.ts';
import { recordedTables, seriesOf, tableDistance } from '../recorded-tables.ts';
import { trainedLoss, unconverged } from '../training-alone.ts';
import { heldOutClaims } from './held-out-claims.ts';
import { sampleClaims } from './sample-claims.ts';
import type { Facts } from './theory.ts';

/** What training alone is held to, nats; and where Q has to fade at an outcome, which softmax does at the rate 1/t. */
const TRAINED = 1e-3;
const FADING = 1e-2;
/** An outcome with more than this leaves the others to fade. */
const NEARLY_ALL = 0.95;
/** Of a loss that float32 has summed, nats per nat. */
export const FLOAT32 = 1e-5;
/** Of a loss after the float64 finish, nats. */
const FINISHED = 1e-6;
/** Total variation at which Q is P: the finish's gradient norm of 1e-8, over the least probabilities. */
const SAME_TABLE = 1e-4;

export function claims(runs: readonly RecordedRun[], plan: Plan, findings: Findings): ClaimResult[] {
  const facts = plan.facts as Facts;
  const [population, sample] = runs;
  if (!population || !sample) return sampleClaims(findings, facts);
  return [
    ...onPopulation(population, facts),
    ...onSample(sample, facts),
    ...heldOutClaims(sample, facts),
    ...sampleClaims(findings, facts),
  ];
}

function onPopulation(run: RecordedRun, { probabilities, entropy }: Facts): ClaimResult[] {
  const rows = seriesOf(run, 'loss');
  const found = [
    arrival(run, 'population', 'H(P)', entropy, probabilities),
    claim({
      id: 'population-floor',
      statement: 'On the population, no replica falls below H(P) at any recorded step (the lowest loss)',
      expected: entropy,
      measured: Math.min(...rows.map((row) => Math.min(...row))),
      tolerance: FLOAT32 * Math.max(1, entropy),
      relation: '≥',
      unit: 'nats',
    }),
    gap(run, 'population', 'H(P, Q) − H(P) is KL(P, Q)', probabilities, entropy),
    check({
      id: 'population-kl-series',
      statement:
        'On the population, the KL(P, Q) that is evaluated while training is that of the recorded parameters (largest difference over recorded steps and replicas)',
      expected: 0,
      measured: worst(recordedTables(run), ({ record, tables }) =>
        worst([...tables.keys()], (replica) =>
          Math.abs(seriesOf(run, 'also:forward-kl')[record][replica] - klDivergence(probabilities, tables[replica])),
        ),
      ),
      tolerance: 1e-12 * Math.max(1, ...seriesOf(run, 'also:forward-kl')[0]),
      relation: '≤',
      unit: 'nats',
    }),
  ];
  if (!isFinished(run)) return found;
  return [
    ...found,
    end(run, 'population', 'H(P)', entropy),
    claim({
      id: 'population-q-is-p',
      statement: `Q becomes P: their total variation in the worst of ${replicaCount(run.replicas.length)}`,
      expected: 0,
      measured: worst(run.replicas, ({ parameters }) =>
        parameters.kind === 'table' ? tableDistance(probabilities, parameters.probabilities) : Number.NaN,
      ),
      tolerance: SAME_TABLE,
      relation: '≤',
      unit: '1',
    }),
  ];
}

function onSample(run: RecordedRun, { probabilities, sample }: Facts): ClaimResult[] {
  const found = [
    arrival(run, 'sample', 'H(P̂), the entropy of the sample’s frequencies P̂', sample.entropy, sample.frequencies),
    claim({
      id: 'sample-below-truth',
      statement: `On ${count(sample.n)} draws, training ends below what P itself would pay on them, H(P̂, P) (worst of ${replicaCount(run.replicas.length)})`,
      expected: sample.truth,
      measured: worst(run.replicas, ({ loss }) => loss),
      tolerance: FADING,
      relation: '≤',
      unit: 'nats',
    }),
  ];
  // Of a minibatch, the recorded loss is that of the batch.
  if (run.spec.batch === 'full') {
    found.push(gap(run, 'sample', 'loss − H(P̂) is KL(P̂, Q)', sample.frequencies, sample.entropy));
  }
  if (!isFinished(run)) return found;
  return [
    ...found,
    end(run, 'sample', 'H(P̂)', sample.entropy),
    claim({
      id: 'sample-saving',
      statement: `On ${count(sample.n)} draws, it ends below P’s own loss by KL(P̂, P)`,
      expected: klDivergence(sample.frequencies, probabilities),
      measured:
        crossEntropy(sample.frequencies, probabilities) -
        furthest(
          run.replicas.map(({ loss }) => loss),
          sample.entropy,
        ),
      tolerance: FINISHED,
      relation: '=',
      unit: 'nats',
    }),
  ];
}

type On = 'population' | 'sample';

function arrival(run: RecordedRun, on: On, floor: string, value: number, optimum: readonly number[]): ClaimResult {
  const tolerance = optimum.includes(0) || Math.max(...optimum) > NEARLY_ALL ? FADING : TRAINED;
  return check({
    id: `${on}-training-alone`,
    statement: `${run.label}: training alone comes within ${inNats(tolerance)} of ${floor} (worst of ${replicaCount(run.replicas.length)})`,
    expected: value,
    measured: worst(run.replicas, trainedLoss),
    tolerance,
    relation: '≤',
    unit: 'nats',
  });
}

function end(run: RecordedRun, on: On, floor: string, value: number): ClaimResult {
  return claim({
    id: `${on}-end`,
    statement: `${run.label}: at its end, after the float64 finish, the loss is ${floor} (furthest of ${replicaCount(run.replicas.length)})`,
    expected: value,
    measured: furthest(
      run.replicas.map(({ loss }) => loss),
      value,
    ),
    tolerance: FINISHED,
    relation: '=',
    unit: 'nats',
  });
}

/** The path's own loss against the divergence that the recorded logits have, at every snapshot. */
function gap(run: RecordedRun, on: On, identity: string, drawer: readonly number[], floor: number): ClaimResult {
  const rows = seriesOf(run, 'loss');
  const moments = recordedTables(run);
  return claim({
    id: `${on}-gap`,
    statement: `${run.label}: ${identity} at each of ${count(moments.length)} recorded steps, from the recorded parameters (largest difference, as a share of the loss, of 1 nat at least)`,
    expected: 0,
    measured: worst(moments, ({ record, tables }) =>
      worst([...tables.keys()], (replica) => {
        const loss = rows[record][replica];
        return Math.abs(loss - floor - klDivergence(drawer, tables[replica])) / Math.max(1, loss);
      }),
    ),
    tolerance: FLOAT32,
    relation: '≤',
    unit: '1',
  });
}

/** Did every replica come to the bottom, by training or by the float64 finish? */
function isFinished(run: RecordedRun): boolean {
  return run.spec.tolerance !== null && !unconverged(run).length;
}
