import type { Plan } from '../../src/experiment/experiment.ts';
import { type Findings, foundTable } from '../../src/experiment/findings.ts';
import { sharedRows } from '../../src/models/share.ts';
import { expectationMaximisation } from '../../src/statistics/expectation-maximisation.ts';
import { COMPONENTS, phaseStart } from './phase-plan.ts';

/** Classical fits from the starts and points of every replica: `em` has K, n, the replica and whether a scale went to 0. */
export function* phaseStudy({ runs }: Plan): Generator<Findings, void> {
  const rows: number[][] = [];
  const columns = { components: '1', points: '1', replica: '1', collapsed: '1', iterations: '1' };
  const { replicas } = runs[0].spec;
  for (let replica = 0; replica < replicas; replica++) {
    for (const [run, K] of COMPONENTS.entries()) {
      const { spec } = runs[run];
      const { means, scale } = phaseStart(spec, K, replica);
      const points = sharedRows(spec, replica).map(([y]) => y);
      const fit = expectationMaximisation(points, { means, scales: means.map(() => scale) });
      rows.push([K, points.length, replica, fit.collapsed === null ? 0 : 1, fit.iterations]);
      yield [foundTable('em', columns, rows.slice())];
    }
  }
}
