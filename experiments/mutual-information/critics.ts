import { foundTable } from '../../src/experiment/findings.ts';
import {
  type Bound,
  donskerVaradhan,
  donskerVaradhanOf,
  infoNce,
  nwj,
  nwjOf,
  pooledMeans,
  type ScoreMeans,
  scoreMeans,
} from '../../src/information/mutual-information-bounds.ts';
import { integerBelow, STREAM } from '../../src/information/random.ts';
import type { FoundTable } from '../../src/recording/recording.ts';
import { Adam } from '../../src/statistics/adam.ts';
import { QuadraticCritic } from '../../src/statistics/quadratic-critic.ts';
import { correlatedDraws, type Draws, KEY } from './gaussian-draws.ts';
import type { Facts } from './theory.ts';

/** Held-out pairs of a replica along the way, and at the end, where claims are measured: at least so many, in whole batches. */
const HELD_OUT = { along: 256, end: 4096 };
/** Of fewer batches there is no standard error to speak of. */
const LEAST_BATCHES = 8;

const batchesAlong = ({ batch }: Facts) => Math.ceil(HELD_OUT.along / batch);
const batchesAtEnd = ({ batch }: Facts) => Math.max(LEAST_BATCHES, Math.ceil(HELD_OUT.end / batch));

/** Pairs that a replica's bounds are taken on: along the way, and once training has ended. */
export function heldOutPairs(facts: Facts): { along: number; end: number } {
  return { along: batchesAlong(facts) * facts.batch, end: batchesAtEnd(facts) * facts.batch };
}

/** The bounds in the order of the tables' columns. NWJ's best critic is 1 more than the others': it starts at 1. */
export const BOUNDS = [
  { name: 'infoNce', label: 'InfoNCE', bound: infoNce, start: 0 },
  { name: 'nwj', label: 'NWJ', bound: nwj, start: 1 },
  { name: 'donskerVaradhan', label: 'Donsker–Varadhan (MINE)', bound: donskerVaradhan, start: 0 },
] as const;

export function criticRecords({ steps, recordEvery }: Facts): number {
  return Math.ceil(steps / recordEvery) + 1;
}

/** Rounds: a record of each replica in turn, and at the end one more look at each. */
export function criticRounds(facts: Facts): number {
  return facts.replicas * (criticRecords(facts) + 1);
}

/**
 * Three critics a replica, trained by gradient ascent on their bounds from the same batches. `bounds`: at each record of each
 * replica the bounds on held-out pairs, and the highest that InfoNCE has been on any batch so far. `ends`: the last
 * critics on more held-out pairs, with the standard errors of those pairs.
 */
export function* critics(facts: Facts): Generator<FoundTable[], void> {
  const { replicas, steps, recordEvery, batch } = facts;
  const train = correlatedDraws(facts, KEY.train, facts.draws);
  const trainees = Array.from({ length: replicas }, (_, replica) => new Replica(facts, replica));
  const rows: number[][] = [];
  const ends: number[][] = [];
  const columns = {
    step: 'steps',
    replica: '1',
    infoNce: 'nats',
    nwj: 'nats',
    donskerVaradhan: 'nats',
    highest: 'nats',
  };
  const tables = () => [
    foundTable('bounds', columns, rows.slice()),
    foundTable(
      'ends',
      {
        replica: '1',
        pairs: '1',
        ...Object.fromEntries(
          BOUNDS.flatMap(({ name }) => [
            [name, 'nats'],
            [`${name}Error`, 'nats'],
          ]),
        ),
      },
      ends.slice(),
    ),
  ];
  for (let record = 0; record < criticRecords(facts); record++) {
    const step = Math.min(steps, record * recordEvery);
    for (const [replica, trainee] of trainees.entries()) {
      trainee.trainTo(step, train);
      const values = trainee.heldOut(batchesAlong(facts)).map(({ value }) => value);
      rows.push([step, replica, ...values, trainee.highest]);
      yield tables();
    }
  }
  for (const [replica, trainee] of trainees.entries()) {
    const batches = batchesAtEnd(facts);
    const values = trainee.heldOut(batches).flatMap(({ value, error }) => [value, error]);
    ends.push([replica, batches * batch * (batch - 1), ...values]);
    yield tables();
  }
}

/** One replica's critics. */
class Replica {
  /** The highest value of InfoNCE on any batch. */
  highest = Number.NEGATIVE_INFINITY;
  private readonly facts: Facts;
  private readonly replica: number;
  private readonly critic: QuadraticCritic;
  private readonly trained: { bound: Bound; theta: Float64Array; adam: Adam }[];
  private readonly x: Float64Array;
  private readonly y: Float64Array;
  private readonly scores: Float64Array;
  private readonly byScore: Float64Array;
  private readonly gradient: Float64Array;
  private held: Draws | null = null;
  private step = 0;

  constructor(facts: Facts, replica: number) {
    const { batch, dimensions } = facts;
    this.facts = facts;
    this.replica = replica;
    this.critic = new QuadraticCritic(dimensions);
    const { size } = this.critic;
    this.trained = BOUNDS.map(({ bound, start }) => {
      const theta = new Float64Array(size);
      theta[size - 1] = start;
      return { bound, theta, adam: new Adam(size) };
    });
    [this.x, this.y] = [new Float64Array(batch * dimensions), new Float64Array(batch * dimensions)];
    [this.scores, this.byScore] = [new Float64Array(batch * batch), new Float64Array(batch * batch)];
    this.gradient = new Float64Array(size);
  }

  trainTo(step: number, train: Draws): void {
    const { batch, steps, learningRate, cosine } = this.facts;
    const { critic, x, y, scores, byScore, gradient } = this;
    for (; this.step < step; this.step++) {
      this.fillBatch(train);
      const rate = cosine ? (learningRate / 2) * (1 + Math.cos((Math.PI * this.step) / steps)) : learningRate;
      for (const { bound, theta, adam } of this.trained) {
        critic.scores(theta, x, y, batch, scores);
        const value = bound(scores, batch, byScore);
        if (bound === infoNce) this.highest = Math.max(this.highest, value);
        gradient.fill(0);
        critic.backward(byScore, gradient);
        // Adam descends: uphill on the bound is downhill on its negative.
        for (let k = 0; k < gradient.length; k++) gradient[k] = -gradient[k];
        adam.descend(theta, gradient, rate);
      }
    }
  }

  private fillBatch(train: Draws): void {
    const { seed, batch, dimensions: d } = this.facts;
    for (let i = 0; i < batch; i++) {
      const row = integerBelow(train.n, seed, STREAM.minibatch, this.replica, this.step * batch + i);
      for (let k = 0; k < d; k++) {
        this.x[i * d + k] = train.x[row * d + k];
        this.y[i * d + k] = train.y[row * d + k];
      }
    }
  }

  /** Each bound over batches of pairs that it was not trained on, with its standard error. */
  heldOut(batches: number): { value: number; error: number }[] {
    const { batch, dimensions: d } = this.facts;
    const n = batches * batch;
    if (!this.held || this.held.n < n) this.held = correlatedDraws(this.facts, KEY.critics + this.replica, n);
    const { x, y } = this.held;
    return this.trained.map(({ bound, theta }) => {
      const [contrasts, means]: [number[], ScoreMeans[]] = [[], []];
      for (let b = 0; b < batches; b++) {
        const part = [b * batch * d, (b + 1) * batch * d];
        this.critic.scores(theta, x.subarray(...part), y.subarray(...part), batch, this.scores);
        if (bound === infoNce) contrasts.push(infoNce(this.scores, batch, null));
        else means.push(scoreMeans(this.scores, batch));
      }
      if (bound !== infoNce) return bound === nwj ? nwjEstimate(means) : donskerVaradhanEstimate(means);
      this.highest = Math.max(this.highest, ...contrasts);
      return meanAndError(contrasts);
    });
  }
}

function nwjEstimate(means: readonly ScoreMeans[]): { value: number; error: number } {
  return { ...meanAndError(means.map(nwjOf)), value: nwjOf(pooledMeans(means)) };
}

/** The logarithm is linearised around the pooled mean for the standard error. */
function donskerVaradhanEstimate(means: readonly ScoreMeans[]): { value: number; error: number } {
  const pooled = pooledMeans(means);
  const influences = means.map(({ joint, logProduct }) => joint - Math.exp(logProduct - pooled.logProduct));
  return { ...meanAndError(influences), value: donskerVaradhanOf(pooled) };
}

/** Mean of independent values, and its standard error. */
function meanAndError(values: readonly number[]): { value: number; error: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { value: mean, error: Math.sqrt(squares / (values.length * (values.length - 1))) };
}
