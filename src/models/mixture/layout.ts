import { ParameterLayout } from '../layout.ts';

/**
 * Parameters of a K-component Gaussian mixture in d = 1 or 2 dimensions, in standardised coordinates: softmax logits
 * of the weights, means, log diagonal of each covariance's Cholesky factor L, and L's entry below the diagonal, which
 * diagonal covariances do not have.
 */
export function mixtureLayout(components: number, dimension: 1 | 2, diagonal = false): ParameterLayout {
  return new ParameterLayout({
    logits: [components],
    mean: [components, dimension],
    logScale: [components, dimension],
    lower: [components, diagonal ? 0 : dimension - 1],
  });
}
