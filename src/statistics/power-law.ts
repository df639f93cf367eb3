import { InputError } from '../input-error.ts';

export interface PowerLaw {
  exponent: number;
  /** Of the exponent. */
  standardError: number;
}

/**
 * Fits ln y = a + b ln x by weighted least squares, where y is the root mean square of `samples` independent Gaussian
 * errors: ln y then has the variance 1/(2·samples). InputError for fewer than two different x.
 */
export function fitPowerLaw(points: readonly { x: number; y: number; samples: number }[]): PowerLaw {
  const weights = points.map(({ samples }) => 2 * samples);
  const total = weights.reduce((sum, w) => sum + w, 0);
  const mean = (of: (point: { x: number; y: number }) => number) =>
    points.reduce((sum, point, i) => sum + weights[i] * of(point), 0) / total;
  const [mx, my] = [mean(({ x }) => Math.log(x)), mean(({ y }) => Math.log(y))];
  const sxx = points.reduce((sum, { x }, i) => sum + weights[i] * (Math.log(x) - mx) ** 2, 0);
  const sxy = points.reduce((sum, { x, y }, i) => sum + weights[i] * (Math.log(x) - mx) * (Math.log(y) - my), 0);
  if (!(sxx > 0)) {
    throw new InputError({
      what: 'A power law cannot be fitted',
      got: `${points.length} points`,
      expected: 'at least two different positive x',
    });
  }
  return { exponent: sxy / sxx, standardError: Math.sqrt(1 / sxx) };
}
