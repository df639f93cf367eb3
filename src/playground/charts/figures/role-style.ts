import type { CSSProperties } from 'preact';
import type { Role } from '../../../experiment/figure.ts';
import { objectiveStyle } from '../palette.ts';

/** The class that gives --mark (and dashes) to what plays a role: grey is data, dashed is theory, colour an objective. */
export function roleClass(role: Role): string {
  return typeof role === 'number' ? 'of-objective' : `of-${role}`;
}

export function roleStyle(role: Role): CSSProperties | undefined {
  return typeof role === 'number' ? objectiveStyle(role) : undefined;
}

const DASHES = ['6 4', '2 3', '10 3 2 3'];

/** Several theories in one figure are told apart by their dashes. `roles`: of all lines; `index`: which one. */
export function dashesOf(roles: readonly Role[], index: number): string | undefined {
  if (roles[index] !== 'theory') return undefined;
  const earlier = roles.slice(0, index).filter((role) => role === 'theory').length;
  return DASHES[earlier % DASHES.length];
}
