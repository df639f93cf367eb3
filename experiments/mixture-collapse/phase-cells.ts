import { type Findings, foundRows } from '../../src/experiment/findings.ts';
import type { RecordedRun } from '../../src/recording/recording.ts';
import { COMPONENTS, SIZES } from './phase-plan.ts';

/** One K and n of the phase diagram: of so many replicas, those that collapsed. */
export interface PhaseCell {
  components: number;
  points: number;
  replicas: number;
  /** By EM, of those that EM has come to; `tried` says how many. */
  em: number;
  tried: number;
  /** By gradient descent: captured a point at some recorded step, and sat on one at the end. */
  ever: number;
  end: number;
  /** By EM, and captured a point at some step of gradient descent as well. */
  both: number;
}

/** [K][n], as COMPONENTS and SIZES have them. */
export function phaseCells(runs: readonly RecordedRun[], findings: Findings): PhaseCell[][] {
  const fits = foundRows<'components' | 'replica' | 'collapsed'>(findings, 'em');
  return COMPONENTS.map((components, k) => {
    const { replicas, events } = runs[k];
    const ever = new Set(events.filter(({ status }) => status === 'unbounded').map(({ replica }) => replica));
    const collapsed = new Map(
      fits.filter((fit) => fit.components === components).map((fit) => [fit.replica, fit.collapsed === 1]),
    );
    return SIZES.map((points, column): PhaseCell => {
      const mine = replicas.flatMap((_, replica) => (replica % SIZES.length === column ? [replica] : []));
      const count = (of: (replica: number) => boolean) => mine.filter(of).length;
      return {
        components,
        points,
        replicas: mine.length,
        em: count((replica) => collapsed.get(replica) === true),
        tried: count((replica) => collapsed.has(replica)),
        ever: count((replica) => ever.has(replica)),
        end: count((replica) => replicas[replica].status === 'unbounded'),
        both: count((replica) => collapsed.get(replica) === true && ever.has(replica)),
      };
    });
  });
}
