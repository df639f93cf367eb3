import { InputError } from '../input-error.ts';
import { GaussianMixture } from './mixture.ts';

/**
 * N(mean, covariance) on R^1 or R^2, full covariance: a mixture of one component, with closed forms wherever there is
 * one. InputError on a mean that is not finite and on a covariance that is not positive definite (scale 0).
 */
export class Gaussian extends GaussianMixture {
  /** mean [dimension], covariance [dimension][dimension] */
  constructor(mean: readonly number[], covariance: readonly (readonly number[])[]) {
    super([{ weight: 1, mean, covariance }]);
  }

  /** N(loc, scale²) on the line. InputError on a scale that is not positive and finite. */
  static withScale(loc: number, scale: number): Gaussian {
    if (!(scale > 0 && scale < Number.POSITIVE_INFINITY)) {
      throw new InputError({ what: 'A Gaussian has a bad scale', got: scale, expected: 'a positive finite number' });
    }
    return new Gaussian([loc], [[scale * scale]]);
  }
}
