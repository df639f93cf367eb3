import { claim } from '../../src/experiment/claim.ts';
import { inNats } from '../../src/experiment/information-in-prose.ts';
import { sharedRows } from '../../src/models/share.ts';
import type { ClaimResult, RecordedRun } from '../../src/recording/recording.ts';
import { short } from '../measure.ts';
import { seriesOf } from './collapse.ts';
import { ended } from './collapse-claims.ts';
import { cellEntropy, quantisedLoss } from './quantised.ts';
import type { RemediesFacts, Remedy } from './remedies-plan.ts';

/** Of a proved bound: float32's rounding. */
const ROUNDING = 1e-5;

export function remediesClaims(runs: readonly RecordedRun[], facts: RemediesFacts): ClaimResult[] {
  const remedied = runs.flatMap((run, i) => {
    const remedy = facts.remedies[i];
    return remedy ? [{ run, remedy }] : [];
  });
  return [
    ...(runs[0].replicas.some(({ status }) => status === 'unbounded') ? [without(runs[0], runs[1])] : []),
    ...remedied.map(({ run, remedy }) => bounded(run, remedy)),
    ...quantised(runs, facts),
    ended(runs),
  ];
}

function without(run: RecordedRun, floored: RecordedRun): ClaimResult {
  const lowest = ({ replicas }: RecordedRun) => Math.min(...replicas.map(({ loss }) => loss));
  return claim({
    id: 'without',
    statement: 'Without a remedy, the lowest training loss ends below the lowest with a scale floor, and goes on',
    expected: lowest(floored),
    measured: lowest(run),
    tolerance: 0,
    relation: '≤',
    unit: 'nats',
  });
}

const WHAT: Record<Remedy['id'], string> = {
  'scale-floor': 'With a floor under every scale no density exceeds a bound',
  noise: 'With noise on the data the loss is a cross-entropy, which is the entropy of the noisy points at least',
  saturation: 'With a likelihood that saturates no point costs less than a cell that is certain',
  penalty: 'With a penalty on scales what a small σ gains, it pays for',
};

function bounded(run: RecordedRun, { id, floor }: Remedy): ClaimResult {
  const lowest = Math.min(...seriesOf(run, 'loss')!.map((row) => Math.min(...row)));
  const end = Math.min(...run.replicas.map(({ loss }) => loss));
  return claim({
    id,
    statement: `${WHAT[id]}: no recorded loss is lower (the lowest replica ends ${inNats(end - floor)} above)`,
    expected: floor,
    measured: lowest,
    tolerance: ROUNDING * Math.max(1, Math.abs(floor)),
    relation: '≥',
    unit: 'nats',
  });
}

/** Told by cells, no fit is below the entropy of the cells: not even one that has collapsed. */
function quantised(runs: readonly RecordedRun[], { cell }: RemediesFacts): ClaimResult[] {
  const data = runs[0].spec.data;
  if (cell === null || !data) return [];
  const points = data.train.map(([y]) => y);
  const losses = runs.flatMap((run) =>
    run.replicas.map(({ parameters }, replica) =>
      quantisedLoss(
        parameters,
        sharedRows(run.spec, replica).map(([y]) => y),
        cell,
      ),
    ),
  );
  return [
    claim({
      id: 'quantised',
      statement: `Told to cells of ${short(cell)}, the training points cost the entropy of their cells at least, under every fit above: also under those that head to −∞`,
      expected: cellEntropy(points, cell),
      measured: Math.min(...losses),
      tolerance: 1e-9,
      relation: '≥',
      unit: 'nats',
    }),
  ];
}
