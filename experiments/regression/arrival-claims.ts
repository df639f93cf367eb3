import { check, claim } from '../../src/experiment/claim.ts';
import { inNats } from '../../src/experiment/information-in-prose.ts';
import type { ClaimResult, RecordedRun } from '../../src/recording/recording.ts';
import { furthest, replicaCount, short, worst } from '../measure.ts';
import { convergedCheck, trainedLoss } from '../training-alone.ts';
import type { Facts } from './facts.ts';
import { deviationOf } from './moments.ts';
import { FINISHED, fixedScaleOf, isFinished, leastLoss, modelOf } from './regression-run.ts';

/** What training alone is held to, of a loss: relative, or in nats; of what a distortion costs at a held scale, where that is more. */
const TRAINED_LOSS = 1e-3;
/** Of the first loss: what is left where a line fits perfectly. */
const VANISHING = 1e-6;
/** The same of absolute deviations, whose steps do not shrink as they near their end. */
const VANISHING_DEVIATION = 0.2;
/** Of the features' correlations, beyond which training crawls along a valley (two inputs: a correlation of 0.85). */
const ILL_CONDITIONED = 12;
/** The least mean |r| as a share of sd(y), below which a learned noise scale makes nats of what is left of the way. */
const NEARLY_PERFECT = 0.01;

/** Where a run gets to: by training alone, by its float64 finish, and how near that is to what theory knows. */
export function arrivalClaims(run: RecordedRun, facts: Facts, key: string = run.spec.objective.id): ClaimResult[] {
  return [...convergence(run, key), ...trained(run, facts, key), ...line(run, facts, key), ...optimum(run, facts, key)];
}

/** What was to be finished to a stationary point is. */
export function convergence(run: RecordedRun, key: string = run.spec.objective.id): ClaimResult[] {
  if (!isFinished(run)) return [];
  return [convergedCheck(run, key)];
}

/**
 * Gradient descent itself gets to the optimum; the float64 finish, which would get there from anywhere, adds digits. Steps on
 * minibatches end in the noise of their draws, which no bound of ours knows, and among correlated inputs how far it gets is
 * a matter of how long it is left to, as it is where a learned noise scale magnifies the last steps: there nothing is asked.
 */
export function trained(run: RecordedRun, facts: Facts, key: string = run.spec.objective.id): ClaimResult[] {
  const { objective } = run.spec;
  const least = leastLoss(run, facts);
  if ((least === null && !isFinished(run)) || run.spec.batch !== 'full') return [];
  if (facts.condition > ILL_CONDITIONED || magnifies(run, facts)) return [];
  const unit = objective.unit === 'nats' ? 'nats' : '1';
  const first = run.series.find(({ name }) => name === 'loss')!.values[0];
  const distortion = Math.max(1, distortionTerm(run, facts));
  const excesses = run.replicas.map((replica, index) => {
    const end = least ?? replica.loss;
    // Where a line fits perfectly, a share of its loss is nothing: of the loss at the start, then.
    const vanishing = objective.unit === 'y' ? VANISHING_DEVIATION : VANISHING;
    const whole = unit === 'nats' ? distortion : Math.max(end, vanishing * first[index]);
    return (trainedLoss(replica) - end) / whole;
  });
  const [within, where] = [
    unit === 'nats' ? inNats(TRAINED_LOSS * distortion) : `${short(100 * TRAINED_LOSS)} %`,
    least === null ? 'where its float64 finish ends' : 'the least loss there is',
  ];
  return [
    check({
      id: `${key}-training-alone`,
      statement: `${run.label}: training alone, before any finish, comes within ${within} of ${where} (worst of ${replicaCount(run.replicas.length)})`,
      expected: 0,
      measured: Math.max(...excesses) * (unit === 'nats' ? distortion : 1),
      tolerance: TRAINED_LOSS * (unit === 'nats' ? distortion : 1),
      relation: '≤',
      unit,
    }),
  ];
}

/** Whether a noise scale is learned among residuals that nearly vanish: those of a line that all points but one lie on, say. */
export function magnifies(run: RecordedRun, { best }: Facts): boolean {
  if (!best || !['learned', 'function'].includes(modelOf(run).noise.kind)) return false;
  const { train, inputs } = run.spec.data!;
  return best.meanAbsolute < NEARLY_PERFECT * deviationOf(train.map((row) => row[inputs]));
}

/** The largest loss at the start. */
function startOf({ series }: RecordedRun): number {
  return Math.max(...series.find(({ name }) => name === 'loss')!.values[0]);
}

/** Nats that the least distortion costs at a noise scale that is held: 0 where none is. */
function distortionTerm(run: RecordedRun, { best }: Facts): number {
  const scale = fixedScaleOf(run);
  if (scale === null || !best) return 0;
  return run.spec.objective.id === 'gaussian-nll' ? best.meanSquare / (2 * scale ** 2) : best.meanAbsolute / scale;
}

/** The intercept and slopes are those of the exact fit. Left out where many lines share the least absolute deviations. */
export function line(run: RecordedRun, { best }: Facts, key: string = run.spec.objective.id): ClaimResult[] {
  const { id } = run.spec.objective;
  const squares = id === 'l2' || id === 'gaussian-nll';
  const deviations = id === 'l1' || id === 'laplacian-nll';
  const expected = squares ? best?.squaresLine : deviations ? best?.deviationsLine : null;
  // A loss that is nearly least leaves a line that is not: only a finished run is asked for its line.
  if (!expected || !isFinished(run)) return [];
  const units = coefficientUnits(run);
  const difference = worst(run.replicas, ({ parameters: found }) => {
    if (found.kind !== 'linear') return Number.NaN;
    const measured = [found.intercept, ...found.coefficients] as number[];
    return Math.max(...expected.map((value, j) => Math.abs(measured[j] - value) / Math.max(Math.abs(value), units[j])));
  });
  const name = squares ? 'ordinary least squares' : 'least absolute deviations';
  return [
    claim({
      id: `${key}-line`,
      statement: `${run.label}: intercept and slopes are those of ${name}, ${expected.map(short).join(', ')} (largest relative difference)`,
      expected: 0,
      measured: difference,
      tolerance: FINISHED,
      relation: '=',
      unit: '1',
    }),
  ];
}

/** What a coefficient of rounding's size is measured against: a tenth of sd(y) for the intercept, of sd(y)/sd(x) for a slope. */
function coefficientUnits({ spec }: RecordedRun): number[] {
  const { train, columns, inputs } = spec.data!;
  const scales = columns.map((_, j) => deviationOf(train.map((row) => row[j])));
  return [1, ...scales.slice(0, inputs)].map((scale) => (0.1 * scales[inputs]) / scale);
}

/** The loss per example is the least that there is. For L1 only this is unique: many lines may share it. */
export function optimum(run: RecordedRun, facts: Facts, key: string = run.spec.objective.id): ClaimResult[] {
  const { objective } = run.spec;
  const { noise } = modelOf(run);
  const expected = leastLoss(run, facts);
  if (expected === null || !isFinished(run)) return [];
  const why: Record<string, string> = {
    l2: 'the least mean r²',
    l1: 'the least mean |r|, as the linear programme finds it',
    'gaussian-nll':
      noise.kind === 'learned' ? '½ log(2πe · least mean r²)' : '(least mean r² over 2σ²)·log e + log σ√(2π)',
    pinball: 'the least mean pinball loss, as the linear programme finds it',
    'laplacian-nll': noise.kind === 'learned' ? 'log(2e · least mean |r|)' : '(least mean |r| over σ)·log e + log 2σ',
  };
  return [
    claim({
      id: `${key}-optimum`,
      statement: `${run.label}: the loss per example ends at ${why[objective.id]}`,
      expected,
      measured: furthest(
        run.replicas.map(({ loss }) => loss),
        expected,
      ),
      tolerance: FINISHED * Math.max(Math.abs(expected), objective.unit === 'nats' ? 1 : VANISHING * startOf(run)),
      relation: '=',
      unit: objective.unit,
    }),
  ];
}
