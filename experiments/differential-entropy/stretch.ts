import type { Density } from '../../src/distributions/distribution.ts';
import { expectation } from '../../src/distributions/expectation.ts';
import { type Findings, foundTable } from '../../src/experiment/findings.ts';
import { type DensitySpec, densityOf, moved } from './densities.ts';
import type { Facts } from './theory.ts';

/** ¼, ½, … octaves would look the same: every second power of 2 from 2⁻¹⁰ to 2¹⁰, with the reader's own a. */
export function stretches({ stretch }: Facts): number[] {
  const all = Array.from({ length: 11 }, (_, i) => 2 ** (2 * i - 10));
  return [...new Set([...all, stretch])].sort((a, b) => a - b);
}

export type StretchColumn = 'a' | 'entropy' | 'entropyError' | 'kl' | 'klError' | 'moved';

/**
 * `stretches`: h(aX) and KL(aX, aZ) by quadrature over the stretched density itself, nats, with Z a Gaussian whose mean is
 * one standard deviation above X's, twice as broad; and h of aX moved from 0.
 */
export function* stretchDensities(facts: Facts): Generator<Findings, void> {
  const { centred, placed } = facts;
  const columns = { a: '1', entropy: 'nats', entropyError: 'nats', kl: 'nats', klError: 'nats', moved: 'nats' };
  const rows: number[][] = [];
  const other = otherOf(facts);
  for (const a of stretches(facts)) {
    const p = densityOf(moved(centred, a, 0));
    const h = entropyOf(p);
    const q = densityOf(moved(other, a, 0));
    const kl = expectation(p, (y) => p.logProb(y) - q.logProb(y), { others: [q] });
    const far = entropyOf(densityOf(moved(placed, a, 0)));
    rows.push([a, h.value, h.error, kl.value, kl.error, far.value]);
    yield [foundTable('stretches', columns, rows.slice())];
  }
}

function entropyOf(p: Density) {
  return expectation(p, (y) => -p.logProb(y));
}

function otherOf({ centred, variance }: Facts): DensitySpec {
  const deviation = Math.sqrt(variance);
  return { kind: 'gaussian', location: densityOf(centred).mean()[0] + deviation, scale: 2 * deviation };
}
