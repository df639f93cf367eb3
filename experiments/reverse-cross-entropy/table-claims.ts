import { claim } from '../../src/experiment/claim.ts';
import { inNats } from '../../src/experiment/information-in-prose.ts';
import type { ClaimResult, RecordedRun, ReplicaResult } from '../../src/recording/recording.ts';
import { furthest, replicaCount } from '../measure.ts';
import { column, lateExponent, reciprocalSlope } from './approach.ts';
import { dearerForwards } from './forwards-claim.ts';
import type { Pair } from './pair.ts';
import { type Facts, learningRateOf, nearlyLikeliest, type TableFacts, tableRate } from './theory.ts';

/** What training is held to, in nats; of a probability; of an exponent; and of a constant, relative. */
const LEVEL = 1e-2;
const MASS = 2e-2;
const EXPONENT = 0.05;
const CONSTANT = 0.05;
/** Of a floor: float32's rounding on the path. */
const ROUNDING = 1e-6;
/** Of the forward fit: rare outcomes are learned slowly. */
const FORWARD_LEVEL = 2e-2;

export function tableClaims({ reverse, forward }: Pair, { table, plain }: Facts): ClaimResult[] {
  if (!table || !reverse || !forward) return [];
  return [
    ...reverseEnds(reverse, table),
    ...(plain && table.clear && table.likeliest.length < table.probabilities.length ? approach(reverse, table) : []),
    ...forwardEnds(forward, table),
    ...beside(reverse, forward, table),
  ];
}

function probabilities({ parameters }: ReplicaResult): number[] {
  if (parameters.kind !== 'table') throw new Error('This side trains tables.');
  return parameters.probabilities;
}

function reverseEnds(run: RecordedRun, table: TableFacts): ClaimResult[] {
  const { replicas } = run;
  const [even] = replicas;
  const likeliest = nearlyLikeliest(table);
  const names = likeliest.map((k) => table.labels[k]).slice(0, 4);
  const tie = likeliest.length > 1;
  const where = tie
    ? `on the ${likeliest.length} likeliest outcomes (${names.join(', ')}${likeliest.length > names.length ? ', …' : ''})`
    : `on the likeliest outcome, ${names[0]}`;
  const recorded = run.series.find(({ name }) => name === 'loss')!.values;
  const level = claim({
    id: 'table-reverse-level',
    statement: `${run.label}: from even logits the loss is down to −log max P`,
    expected: table.floor,
    measured: even.loss,
    tolerance: LEVEL,
    relation: '=',
    unit: 'nats',
  });
  const floor = claim({
    id: 'table-reverse-floor',
    statement: `${run.label}: none of ${replicaCount(replicas.length)} falls below −log max P at any recorded step`,
    expected: table.floor,
    measured: Math.min(...recorded.map((row) => Math.min(...row))),
    tolerance: ROUNDING * Math.max(1, table.floor),
    relation: '≥',
    unit: 'nats',
  });
  // Where all outcomes tie, every Q is as good as any other: there is no mass to gather.
  if (likeliest.length === table.probabilities.length) return [level, floor];
  return [
    claim({
      id: 'table-reverse-mass',
      statement: `${run.label}: from even logits all of Q’s mass gathers ${where}`,
      expected: 1,
      measured: massOn(even, likeliest),
      tolerance: MASS,
      relation: '=',
      unit: '1',
    }),
    level,
    floor,
  ];
}

/** Q's probability of these outcomes together. */
export function massOn(replica: ReplicaResult, outcomes: readonly number[]): number {
  const q = probabilities(replica);
  return outcomes.reduce((sum, k) => sum + q[k], 0);
}

/** How fast: the floor is never reached, only approached as 1/t. */
function approach(run: RecordedRun, table: TableFacts): ClaimResult[] {
  const { steps, values } = column(run, 'loss', 0);
  const gaps = values.map((loss) => loss - table.floor);
  const { least, most } = tableRate(table, probabilities(run.replicas[0]));
  const constant = learningRateOf(run.spec) / reciprocalSlope(steps, gaps);
  const [m, winners] = [table.probabilities.length, table.likeliest.length];
  const limits = winners === 1 ? `, which tend to ½ and 1 − 1/m as one outcome of m = ${m} wins` : '';
  const statement = `${run.label}: what is left is c/(learning rate × steps), c between ${inNats(least)} and ${inNats(most)} (log e times 1/(1 + S) and 1/(S + 1/${m - winners}), S = Σ Q² over the likeliest at the Q reached${limits})`;
  const bound = (id: string, name: string, expected: number, relation: '≤' | '≥') =>
    claim({
      id,
      statement: `${statement}: ${name}`,
      expected,
      measured: constant,
      tolerance: CONSTANT,
      relation,
      unit: 'nats',
    });
  return [
    claim({
      id: 'table-reverse-exponent',
      statement: `${run.label}: what is left above −log max P falls as 1/t, from even logits: the exponent over the last three quarters`,
      expected: -1,
      measured: lateExponent(steps, gaps),
      tolerance: EXPONENT,
      relation: '=',
      unit: '1',
    }),
    bound('table-reverse-constant', 'at most', most, '≤'),
    bound('table-reverse-constant-least', 'at least', least, '≥'),
  ];
}

function forwardEnds(run: RecordedRun, table: TableFacts): ClaimResult[] {
  const { replicas } = run;
  return [
    claim({
      id: 'table-forward-level',
      statement: `${run.label}: the loss is down to H(P), at Q = P (furthest of ${replicaCount(replicas.length)})`,
      expected: table.entropy,
      measured: furthest(
        replicas.map(({ loss }) => loss),
        table.entropy,
      ),
      tolerance: FORWARD_LEVEL,
      relation: '=',
      unit: 'nats',
    }),
  ];
}

/** What the point mass costs where P draws: more and more, as the losers' probabilities go to 0. */
function beside(reverse: RecordedRun, forward: RecordedRun, table: TableFacts): ClaimResult[] {
  return table.likeliest.length === table.probabilities.length ? [] : [dearerForwards('table', reverse, forward)];
}
