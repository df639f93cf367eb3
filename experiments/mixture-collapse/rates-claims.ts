import { claim } from '../../src/experiment/claim.ts';
import type { ClaimResult, RecordedRun } from '../../src/recording/recording.ts';
import { median } from '../../src/statistics/median.ts';
import { replicaCount } from '../measure.ts';
import { stillTrue } from '../still-true.ts';
import { descent, isStraight, seats } from './collapse.ts';
import { ended, OPTIMIZER_NAMES } from './collapse-claims.ts';
import type { RatesFacts } from './rates-plan.ts';
import { logScaleRate } from './theory.ts';

/** Relative: the other component settles while the captured one falls. */
const TOLERANCE = 0.02;

export function ratesClaims(runs: readonly RecordedRun[], facts: RatesFacts): ClaimResult[] {
  return [
    ...runs.flatMap((run, i) => (facts.isolated[i] ? rates(run, facts) : stillTrue(thrownOff(run), facts))),
    ended(runs),
  ];
}

/** What a step takes off ln σ, and off the loss: d/n of it for the one captured point. */
function rates(run: RecordedRun, { examples, dimension }: RatesFacts): ClaimResult[] {
  const { optimizer } = run.spec;
  const perScale = logScaleRate(optimizer, 1 / examples);
  const held = run.replicas.flatMap((_, replica) => {
    const seated = seats(run, replica);
    const falling = seated.every(({ ties }) => ties === 1) && descent(run, replica, seated);
    return falling && isStraight(falling) ? [falling] : [];
  });
  if (perScale === null || !held.length) return [];
  const perLoss = (perScale * dimension) / examples;
  const name = `${OPTIMIZER_NAMES[optimizer.kind]} at ${optimizer.learningRate}`;
  const id = `${optimizer.kind}-${optimizer.learningRate}`;
  const [ofScale, ofLoss] = optimizer.kind === 'sgd' ? ['lr/n', 'lr/n²'] : ['about lr', 'lr/n'];
  const among = `median of ${replicaCount(held.length)}, one captured point of n = ${examples} each`;
  const rate = (what: string, statement: string, expected: number, measured: number) =>
    claim({
      id: `${id}-${what}`,
      statement: `${name}: ${statement} (${among})`,
      expected,
      measured,
      tolerance: TOLERANCE * Math.abs(expected),
      relation: '=',
      unit: what === 'loss' ? 'nats per step' : 'per step',
    });
  const loss = dimension === 1 ? ofLoss : `2·${ofLoss}`;
  return [
    rate('scale', `each step takes ${ofScale} off ln σ`, perScale, median(held.map((one) => one.logScalePerStep))),
    rate('loss', `and ${loss} off the loss`, perLoss, median(held.map((one) => one.lossPerStep))),
  ];
}

/** Of the replicas that had captured a point at some step, those that had to let it go. */
function thrownOff(run: RecordedRun): ClaimResult[] {
  const caught = new Set(run.events.filter(({ status }) => status === 'unbounded').map(({ replica }) => replica));
  if (!caught.size) return [];
  const lost = new Set(run.events.filter(({ message }) => message.startsWith('thrown off')).map((one) => one.replica));
  return [
    claim({
      id: 'thrown-off',
      statement: `Adam at .1 throws components off the points that they had captured: its steps do not shrink with σ, and the mean was not exactly on its point (of ${replicaCount(caught.size)} that captured one)`,
      expected: Math.ceil(caught.size / 3),
      measured: [...lost].filter((replica) => caught.has(replica)).length,
      tolerance: 0,
      relation: '≥',
      unit: '1',
    }),
  ];
}
