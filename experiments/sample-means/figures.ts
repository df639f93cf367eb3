import type { LinesFigure, Role } from '../../src/experiment/figure.ts';
import type { Findings } from '../../src/experiment/findings.ts';

/** Replicas whose own sample means are drawn. */
const FAN = 24;

/** What differs from lesson to lesson. */
interface Words {
  title: string;
  caption: string;
}

/** Rows of the found table `means`, [n, mean of each replica]; the smallest and the largest size, for lines of theory. */
function meansOf(findings: Findings): { rows: number[][]; ends: number[] } {
  const rows = findings.find(({ name }) => name === 'means')?.rows ?? [];
  return { rows, ends: rows.length ? [rows[0][0], rows[rows.length - 1][0]] : [1, 2] };
}

/** Single replicas' sample means closing in on their expectation, nats; `role`: theirs, a colour that the grey line of theory is seen on. */
export function meansFigure(
  findings: Findings,
  words: Words & { axis: string },
  { label, value, role }: { label: string; value: number; role: Role },
): LinesFigure {
  const { rows, ends } = meansOf(findings);
  return {
    kind: 'lines',
    id: 'means',
    title: words.title,
    caption: words.caption,
    x: { label: 'draws n', scale: 'log' },
    y: { label: words.axis, unit: 'nats' },
    lines: [
      ...Array.from({ length: Math.min(FAN, (rows[0]?.length ?? 1) - 1) }, (_, replica) => ({
        label: `replica ${replica + 1}`,
        family: 'one replica’s sample mean',
        role,
        mark: 'line' as const,
        points: rows.map((row) => [row[0], row[replica + 1]]),
      })),
      {
        label,
        role: 'theory' as const,
        mark: 'line' as const,
        points: ends.map((n) => [n, value]),
      },
    ],
  };
}

/** The root mean square error of sample means against the deviation of one draw over √n, nats. */
export function errorsFigure(
  findings: Findings,
  words: Words,
  { errors, deviation, role }: { errors: readonly { n: number; rms: number }[]; deviation: number | null; role: Role },
): LinesFigure {
  const { ends } = meansOf(findings);
  return {
    kind: 'lines',
    id: 'errors',
    title: words.title,
    caption: words.caption,
    x: { label: 'draws n', scale: 'log' },
    y: { label: 'root mean square error', unit: 'nats', scale: 'log' },
    lines: [
      { label: 'measured', role, mark: 'dots', points: errors.map(({ n, rms }) => [n, rms]) },
      {
        label: 'theory',
        role: 'theory',
        mark: 'line',
        points: deviation === null ? [] : ends.map((n) => [n, deviation / Math.sqrt(n)]),
      },
    ],
  };
}
