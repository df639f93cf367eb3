import { saidIn } from '../experiment/information-in-prose.ts';
import { NATS } from '../experiment/information-words.ts';
import type { ClaimResult, Quantity, RecordedRun } from '../recording/recording.ts';
import { median } from '../statistics/median.ts';
import { textTable } from './text-table.ts';

/** Expected, measured, holds or not: a line a claim. */
export function claimsText(claims: readonly ClaimResult[]): string {
  if (claims.length === 0) return 'No claim applies to these settings.\n';
  const told = claims.filter(isTold);
  const table = textTable(['claim', ...MEASURED], told.map(claimRow), { wide: 0 });
  return `${table}\n${heldText(claims)}`;
}

/** The claims of several experiments in one table. */
export function claimsOfAllText(all: readonly { experiment: string; claims: readonly ClaimResult[] }[]): string {
  const rows = all.flatMap(({ experiment, claims }) =>
    claims.filter(isTold).map((claim) => [experiment, ...claimRow(claim)]),
  );
  const table = textTable(['experiment', 'claim', ...MEASURED], rows, { wide: 1 });
  return `${table}\n${heldText(all.flatMap(({ claims }) => claims))}`;
}

/** A check that holds is only counted: what theory says should not drown in what went as it should. */
function isTold({ kind, holds }: ClaimResult): boolean {
  return kind === 'theory' || !holds;
}

const MEASURED = ['expected', 'measured', 'tolerance', ''];

function claimRow({ statement, relation, expected, measured, tolerance, unit, holds }: ClaimResult): string[] {
  return [
    saidIn(NATS, statement, (value) => shortNumber(value, 4)),
    `${relation} ${withUnit(expected, unit)}`,
    shortNumber(measured),
    `± ${shortNumber(tolerance, 2)}`,
    holds ? 'holds' : 'FAILS',
  ];
}

function heldText(claims: readonly ClaimResult[]): string {
  const quiet = claims.filter((claim) => !isTold(claim)).length;
  const checks = quiet ? `, ${quiet} of them checks of the run itself that are not listed` : '';
  return `${claims.filter(({ holds }) => holds).length} of ${claims.length} claims hold${checks}.\n`;
}

/** The numbers that the experiment is about, a line each. */
export function quantitiesText(quantities: readonly Quantity[]): string {
  const lines = quantities.map(({ label, value, unit, at }) => {
    const where = Object.entries(at ?? {}).map(([name, number]) => `${name} = ${shortNumber(number)}`);
    return `${label}${where.length ? ` (${where.join(', ')})` : ''}: ${withUnit(value, unit)}`;
  });
  return lines.map((line) => `${line}\n`).join('');
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
  return lines.map((line) => `${line}\n`).join('');
}

const MOST_STATUSES = 6;

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
