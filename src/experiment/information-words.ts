/**
 * The unit in which prose says information, which is computed in nats. In all prose and all formulas, `log` is to the base
 * of this unit: natural in nats, to base 2 in bits. So what is no logarithm itself stands beside one as a multiple of log e.
 */
export interface InformationWords {
  name: 'nats' | 'bits';
  /** Nats in this unit. */
  of(nats: number): number;
}

export const NATS: InformationWords = { name: 'nats', of: (nats) => nats };
export const BITS: InformationWords = { name: 'bits', of: (nats) => nats / Math.LN2 };

/** What stands behind a number of nats as TeX, `r^2/2\sigma^2` of a Gaussian's: nothing, or the nat in this unit. */
export function perNat({ name }: InformationWords): string {
  return name === 'nats' ? '' : '\\,\\log e';
}
