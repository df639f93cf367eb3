import type { NaturalParameters } from '../src/recording/recording.ts';

/** Mean [dimension] and covariance [dimension][dimension] of a whole mixture: within plus between its components. */
export function mixtureMoments(parameters: NaturalParameters): { mean: number[]; covariance: number[][] } {
  if (parameters.kind !== 'mixture') throw new Error('Only a mixture has the moments of one.');
  const { weights, means, covariances } = parameters;
  const mean = means[0].map((_, i) => weights.reduce((sum, w, k) => sum + w * means[k][i], 0));
  const covariance = mean.map((mi, i) =>
    mean.map((mj, j) =>
      weights.reduce((sum, w, k) => sum + w * (covariances[k][i][j] + (means[k][i] - mi) * (means[k][j] - mj)), 0),
    ),
  );
  return { mean, covariance };
}
