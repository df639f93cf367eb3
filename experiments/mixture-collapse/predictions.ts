import type { Evidence, Plan, TheoryLine } from '../../src/experiment/experiment.ts';
import { descent, isStraight, seats, seriesOf } from './collapse.ts';
import type { Facts } from './facts.ts';
import { logScaleRate } from './theory.ts';

/**
 * For each collapsing replica the slope at which its loss should fall, through its recorded loss where the stretch that is
 * measured begins: m captured points of n, d axes, one step of the optimizer on ln σ each. None while the rest of the mixture
 * still moves: the loss would leave the line for reasons of its own.
 */
export function predictions({ runs }: Evidence, plan: Plan): TheoryLine[] {
  const facts = plan.facts as Facts;
  if (facts.show === 'phase') return [];
  const { dimension, examples } = facts;
  return runs.flatMap((run, index) => {
    const { optimizer, schedule, model, objective } = run.spec;
    if (schedule !== 'constant' || model.kind !== 'mixture' || model.scaleFloor > 0) return [];
    if (objective.id !== 'cross-entropy' || run.interventions.length) return [];
    return run.replicas.flatMap(({ status }, replica): TheoryLine[] => {
      if (status !== 'unbounded') return [];
      const seated = seats(run, replica);
      const falling = descent(run, replica, seated);
      if (!falling || !isStraight(falling)) return [];
      const rates = seated.map(({ ties }) => logScaleRate(optimizer, ties / examples));
      if (rates.some((rate) => rate === null)) return [];
      const perStep = seated.reduce((sum, { ties }, i) => sum + ((dimension * ties) / examples) * rates[i]!, 0);
      const points = seated.reduce((sum, { ties }) => sum + ties, 0);
      const slope = { from: run.steps[falling.record], perStep, replica };
      const value = seriesOf(run, 'loss')![falling.record][replica];
      const label = `slope of ${points} captured ${points === 1 ? 'point' : 'points'} of ${examples}`;
      return [{ label, kind: 'predicted', value, run: index, slope }];
    });
  });
}
