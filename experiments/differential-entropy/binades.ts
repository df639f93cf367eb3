import type { Density } from '../../src/distributions/distribution.ts';
import { float32Spacing } from '../../src/information/float32.ts';
import { type DensitySpec, probability } from './densities.ts';

/** Binades below the topmost that are looked at: what lies nearer to 0 has a share below 2⁻⁶⁰ of the mass, or none. */
const BINADES = 60;

/** How much of the density lies where floats have which spacing: P(2^e ≤ |Y| < 2^(e+1)), from the coarsest down. */
export function spacings(spec: DensitySpec, density: Density): { spacing: number; share: number }[] {
  const [points] = density.breakpoints();
  const reach = Math.max(Math.abs(points[0]), Math.abs(points[points.length - 1]));
  let low = float32Spacing(reach) * 2 ** 23;
  const found: { spacing: number; share: number }[] = [];
  for (let i = 0; i < BINADES; i++, low /= 2) {
    const share = probability(spec, density, low, 2 * low) + probability(spec, density, -2 * low, -low);
    if (share > 0) found.push({ spacing: float32Spacing(low), share });
  }
  return found;
}

/** E f(spacing of float32 at Y). */
export function overSpacings(found: readonly { spacing: number; share: number }[], f: (spacing: number) => number) {
  return found.reduce((sum, { spacing, share }) => sum + share * f(spacing), 0);
}
