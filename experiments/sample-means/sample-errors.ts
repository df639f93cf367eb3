import type { Findings } from '../../src/experiment/findings.ts';

/** At each sample size: the mean over replicas of their sample means, and the root mean square of their errors, nats. */
export function sampleErrors(findings: Findings, entropy: number): { n: number; mean: number; rms: number }[] {
  const rows = findings.find(({ name }) => name === 'means')?.rows ?? [];
  return rows.map(([n, ...means]) => ({
    n,
    mean: means.reduce((sum, mean) => sum + mean, 0) / means.length,
    rms: Math.sqrt(means.reduce((sum, mean) => sum + (mean - entropy) ** 2, 0) / means.length),
  }));
}
