import { claim } from '../../src/experiment/claim.ts';
import type { ClaimResult, RecordedRun } from '../../src/recording/recording.ts';
import type { DataSpec } from '../../src/recording/spec.ts';
import { worst } from '../measure.ts';
import { featuresOf } from './facts.ts';
import { deviationOf, meanOf } from './moments.ts';
import { FINISHED, isFinished, modelOf } from './regression-run.ts';
import { repeats } from './repeats.ts';
import { predictor, residuals } from './residuals.ts';

/** L2's fit is the conditional mean, as far as its model can say one: what is left over averages to 0, along each input too. */
export function conditionalMean(run: RecordedRun, key: string = run.spec.objective.id): ClaimResult[] {
  if (!isFinished(run)) return [];
  const data = run.spec.data!;
  const features = featuresOf(data, modelOf(run).body);
  const y = data.train.map((row) => row[data.inputs]);
  const columns = features[0].map((_, j) => features.map((row) => row[j]));
  const left = worst(residuals(run), (r) => {
    const against = [...columns.map((column) => correlationOf(r, column)), meanOf(Array.from(r))];
    return Math.max(...against.map(Math.abs)) / deviationOf(y);
  });
  const claims = [
    claim({
      id: `${key}-conditional-mean`,
      statement: `${run.label}: the fit is the conditional mean as a line can say it: residuals average to 0, alone and against each input (largest, in standard deviations of y)`,
      expected: 0,
      measured: left,
      tolerance: FINISHED,
      relation: '≤',
      unit: 'sd(y)',
    }),
  ];
  const groups = sharedLevels(data, features[0].length);
  if (!groups) return claims;
  const predict = predictor(run);
  claims.push(
    claim({
      id: `${key}-level-means`,
      statement: `${run.label}: at each of the ${groups.length} values of x, the fit is the mean of the y there (largest difference, in standard deviations of y)`,
      expected: 0,
      measured: worst(run.replicas, ({ theta }) => {
        const { mean } = predict(
          theta,
          groups.map(({ x }) => x),
        );
        return Math.max(...groups.map((group, i) => Math.abs(mean[i] - meanOf(group.y)))) / deviationOf(y);
      }),
      tolerance: FINISHED,
      relation: '≤',
      unit: 'sd(y)',
    }),
  );
  return claims;
}

/** L1's fit is the conditional median where its model can say one: at each x as many y above it as below, but for one. */
export function levelMedians(run: RecordedRun, key: string = run.spec.objective.id): ClaimResult[] {
  const data = run.spec.data!;
  const groups = sharedLevels(data, featuresOf(data, modelOf(run).body)[0].length);
  if (!groups || !isFinished(run)) return [];
  const predict = predictor(run);
  const deviation = deviationOf(data.train.map((row) => row[data.inputs]));
  return [
    claim({
      id: `${key}-level-medians`,
      statement: `${run.label}: at each of the ${groups.length} values of x, the fit is a median of the y there (largest distance from the middle values, in standard deviations of y)`,
      expected: 0,
      measured: worst(run.replicas, ({ theta }) => {
        const { mean } = predict(
          theta,
          groups.map(({ x }) => x),
        );
        return Math.max(...groups.map(({ y }, i) => fromMiddle(y, mean[i]))) / deviation;
      }),
      tolerance: FINISHED,
      relation: '≤',
      unit: 'sd(y)',
    }),
  ];
}

/** Distance of a value from the middle one of these, or from the interval between the middle two. */
function fromMiddle(values: readonly number[], value: number): number {
  const sorted = Float64Array.from(values).sort();
  const [low, high] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]];
  return Math.max(low - value, value - high, 0);
}

/** The values of x with their y, where the model has a coefficient for each of them; else null. */
function sharedLevels(data: DataSpec, features: number): { x: number[]; y: number[] }[] | null {
  const groups = repeats(data);
  return data.inputs === 1 && groups.length <= features + 1 && groups.length < data.train.length ? groups : null;
}

/** Mean of r times the column in standard units. */
function correlationOf(r: Float64Array, column: readonly number[]): number {
  const [mean, deviation] = [meanOf(column), deviationOf(column)];
  return r.reduce((sum, value, i) => sum + (value * (column[i] - mean)) / deviation, 0) / r.length;
}
