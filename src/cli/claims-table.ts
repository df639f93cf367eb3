import type { ClaimResult, RecordedRun } from '../recording/recording.ts';
import { textTable } from './text-table.ts';

/** Expected, measured, holds or not: a line a claim. */
export function claimsText(claims: readonly ClaimResult[]): string {
  if (claims.length === 0) return 'No claim applies to these settings.\n';
  const rows = claims.map(({ statement, relation, expected, measured, tolerance, unit, holds }) => [
    statement,
    `${relation} ${withUnit(expected, unit)}`,
    shortNumber(measured),
    `± ${shortNumber(tolerance, 2)}`,
    holds ? 'holds' : 'FAILS',
  ]);
  const held = claims.filter(({ holds }) => holds).length;
  const table = textTable(['claim', 'expected', 'measured', 'tolerance', ''], rows, { wide: 0 });
  return `${table}\n${held} of ${claims.length} claims hold.\n`;
}

/** How the replicas of each run ended, the most frequent way first. */
export function statusesText(runs: readonly RecordedRun[]): string {
  const lines = runs.flatMap(({ label, spec, replicas }) => {
    const counts = new Map<string, number>();
    for (const { status, message } of replicas) {
      // Every replica converges with a number of its own; how the others ended is worth a sentence each.
      const ending = status === 'converged' ? status : message;
      counts.set(ending, (counts.get(ending) ?? 0) + 1);
    }
    const sorted = [...counts].sort(([, a], [, b]) => b - a);
    const shown = sorted.slice(0, MOST_STATUSES).map(([message, count]) => `  ${count} × ${message}`);
    const hidden = sorted.length - shown.length;
    const loss = shortNumber(median(replicas.map((replica) => replica.loss)));
    return [
      `${label} · median loss ${withUnit(loss, spec.objective.unit)}`,
      ...shown,
      ...(hidden > 0 ? [`  and ${hidden} more, in the recording`] : []),
    ];
  });
  return `${lines.join('\n')}\n`;
}

const MOST_STATUSES = 6;

/** Middle of the values, NaN last. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => (Number.isNaN(a) ? 1 : Number.isNaN(b) ? -1 : a - b));
  return sorted[Math.floor((sorted.length - 1) / 2)];
}

/** Few significant digits, as short as they can be written. */
export function shortNumber(value: number, digits = 6): string {
  if (Number.isNaN(value)) return 'NaN';
  if (!Number.isFinite(value)) return value > 0 ? '∞' : '−∞';
  const rounded = Number(value.toPrecision(digits));
  const small = rounded !== 0 && Math.abs(rounded) < 1e-4;
  return (small ? rounded.toExponential() : String(rounded)).replaceAll('-', '−');
}

function withUnit(value: number | string, unit: string): string {
  const text = typeof value === 'number' ? shortNumber(value) : value;
  return unit === '1' || unit === '' ? text : `${text} ${unit}`;
}
