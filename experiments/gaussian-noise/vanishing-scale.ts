import type { RecordedRun } from '../../src/recording/recording.ts';
import { fitAt, predictor } from '../regression/residuals.ts';

/** One recorded moment of a network with a noise scale σ(x). */
export interface Moment {
  step: number;
  /** Mean of ln σ(x) over the training points, σ in units of y. */
  logScale: number;
  /** Mean of r²/σ(x)²: 1 where the loss is stationary in σ's overall size. */
  standardised: number;
  /** Nats per example. */
  loss: number;
}

const MOST_MOMENTS = 100;

/** The path of one replica through its snapshots, thinned, with the last. */
export function path(run: RecordedRun, replica: number): Moment[] {
  const predict = predictor(run);
  const { steps } = run.snapshots;
  const every = Math.ceil(steps.length / MOST_MOMENTS);
  const records = steps.map((_, record) => record).filter((record) => (steps.length - 1 - record) % every === 0);
  return records.map((record) => {
    const step = steps[record];
    const { r, logScale } = fitAt(run, run.snapshots.values[record][replica], predict);
    const mean = (of: (i: number) => number) => r.reduce((sum, _, i) => sum + of(i), 0) / r.length;
    const level = mean((i) => logScale[i]);
    const standardised = mean((i) => (r[i] / Math.exp(logScale[i])) ** 2);
    return { step, logScale: level, standardised, loss: level + standardised / 2 + 0.5 * Math.log(2 * Math.PI) };
  });
}

/** In ln σ: a smaller fall tells no slope. */
const LEAST_FALL = 1;

/**
 * By how much the mean loss falls for each unit by which the mean ln σ(x) falls, from where ŷ first lies within σ(x) of the
 * points, on average, to the end. Null where ln σ hardly fell.
 */
export function fallSlope(moments: readonly Moment[]): number | null {
  const from = moments.findIndex(({ standardised }) => standardised <= 1);
  if (from < 0) return null;
  const [begin, end] = [moments[from], moments[moments.length - 1]];
  const fall = begin.logScale - end.logScale;
  return fall >= LEAST_FALL ? (begin.loss - end.loss) / fall : null;
}
