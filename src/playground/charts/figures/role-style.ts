import type { CSSProperties } from 'preact';
import type { Role } from '../../../experiment/figure.ts';
import { objectiveDash, objectiveStyle } from '../palette.ts';

/** The class that gives --mark (and dashes) to what plays a role: grey is data, dashed is theory, colour an objective. */
export function roleClass(role: Role): string {
  return typeof role === 'number' ? 'of-objective' : `of-${role}`;
}

export function roleStyle(role: Role): CSSProperties | undefined {
  return typeof role === 'number' ? objectiveStyle(role) : undefined;
}

const DASHES = ['6 4', '2 3', '10 3 2 3'];

/**
 * Several theories in one figure are told apart by their dashes, a family has the same; objectives whose colours begin again,
 * as everywhere. `index`: which of the lines.
 */
export function dashesOf(
  lines: readonly { label: string; role: Role; family?: string }[],
  index: number,
): string | undefined {
  const { role } = lines[index];
  if (typeof role === 'number') return objectiveDash(role).join(' ') || undefined;
  if (role !== 'theory') return undefined;
  const nameOf = (line: { label: string; family?: string }) => line.family ?? line.label;
  const names = new Set(lines.filter(({ role }) => role === 'theory').map(nameOf));
  return DASHES[[...names].indexOf(nameOf(lines[index])) % DASHES.length];
}
