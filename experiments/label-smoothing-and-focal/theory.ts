import type { TheoryLine } from '../../src/experiment/experiment.ts';
import { entropy, klDivergence } from '../../src/information/entropy.ts';
import type { NamedTable } from '../probability-tables.ts';
import { focalMinimiser, smoothedTable } from './minimisers.ts';

/** What a loss is known to end at. */
export interface Minimiser {
  /** [outcome]; null where several tables share the least loss. */
  table: number[] | null;
  /** The least loss, in its unit. */
  loss: number;
  /** H(Q) and KL(P, Q) of it, nats; null with the table. */
  entropy: number | null;
  kl: number | null;
}

/** A setting swept: [setting, entropy of the minimiser], nats. */
export type Sweep = [number, number][];

export interface Facts extends NamedTable {
  /** H(P), nats. */
  entropy: number;
  epsilon: number;
  gamma: number;
  /** By loss id. */
  minimisers: Record<string, Minimiser>;
  /** Empty for tables that are too long to sweep while somebody waits. */
  sweeps: { epsilon: Sweep; gamma: Sweep };
}

/** Points of a sweep, and the longest table that is swept. */
const SWEEP = { points: 21, outcomes: 32, gamma: 5 };

export function lossFacts({ labels, probabilities: p }: NamedTable, epsilon: number, gamma: number): Facts {
  const smoothed = smoothedTable(p, epsilon);
  const focal = focalMinimiser(p, gamma);
  const most = Math.max(...p);
  const mode =
    p.filter((probability) => probability === most).length === 1 ? p.map((each) => Number(each === most)) : null;
  const swept = p.length <= SWEEP.outcomes;
  const sweep = (largest: number, minimiser: (setting: number) => number[]): Sweep =>
    Array.from({ length: swept ? SWEEP.points : 0 }, (_, i) => {
      const setting = (largest * i) / (SWEEP.points - 1);
      return [setting, entropy(minimiser(setting))];
    });
  return {
    labels,
    probabilities: p,
    entropy: entropy(p),
    epsilon,
    gamma,
    minimisers: {
      'population-cross-entropy': minimiser(p, [...p], entropy(p)),
      brier: minimiser(p, [...p], 0),
      'label-smoothing': minimiser(p, smoothed, entropy(smoothed)),
      focal: minimiser(p, focal, focalLoss(p, focal, gamma)),
      'absolute-error': minimiser(p, mode, 1 - most),
    },
    sweeps: {
      epsilon: sweep(1, (setting) => smoothedTable(p, setting)),
      gamma: sweep(Math.max(SWEEP.gamma, gamma), (setting) => focalMinimiser(p, setting)),
    },
  };
}

function minimiser(p: readonly number[], table: number[] | null, loss: number): Minimiser {
  if (!table) return { table, loss, entropy: null, kl: null };
  return { table, loss, entropy: entropy(table), kl: klDivergence(p, table) };
}

/** Σ −P (1 − Q)^γ ln Q. */
export function focalLoss(p: readonly number[], q: readonly number[], gamma: number): number {
  return p.reduce((sum, share, y) => (share > 0 ? sum - share * (1 - q[y]) ** gamma * Math.log(q[y]) : sum), 0);
}

export function theoryLines(losses: readonly string[], { minimisers }: Facts): TheoryLine[] {
  return losses.map((id, run) => ({ label: LEAST[id], kind: 'proved', value: minimisers[id].loss, run }));
}

/** What each loss comes down to. */
const LEAST: Readonly<Record<string, string>> = {
  'population-cross-entropy': 'H(P)',
  brier: 'least Brier excess',
  'label-smoothing': 'entropy of the smoothed table',
  focal: 'focal loss at its minimiser',
  'absolute-error': '1 − max P',
};
