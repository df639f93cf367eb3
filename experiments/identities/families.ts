import { drawJoint, drawPair } from '../random-tables.ts';
import { DENSITY_IDENTITIES, drawDensities, drawPlane, PLANE_IDENTITIES } from './density-identities.ts';
import type { Identity } from './identity.ts';
import { JOINT_IDENTITIES, jointTable } from './joint-identities.ts';
import { PAIR_IDENTITIES, tablePair } from './pair-identities.ts';

export type FamilyName = 'pairs' | 'joints' | 'densities' | 'planes';

/** Identities that hold for the same kind of thing, and how that is drawn at random. */
export interface Family {
  name: FamilyName;
  identities: readonly Pick<Identity<never>, 'id' | 'formula' | 'relation'>[];
  /** Draws of one round: some ten milliseconds. */
  inRound: number;
  /** Rounding, and of densities the error of quadrature. */
  tolerance: number;
  /** Each identity's sides for draw number `index`, in nats. */
  sides(seed: number, index: number): [number, number][];
}

function family<Of>(
  name: FamilyName,
  identities: readonly Identity<Of>[],
  draw: (seed: number, index: number) => Of,
  { inRound, tolerance }: Pick<Family, 'inRound' | 'tolerance'>,
): Family {
  return {
    name,
    identities,
    inRound,
    tolerance,
    sides(seed, index) {
      const drawn = draw(seed, index);
      return identities.map((identity) => identity.sides(drawn));
    },
  };
}

export const FAMILIES: readonly Family[] = [
  family('pairs', PAIR_IDENTITIES, (seed, index) => pairOf(drawPair(seed, index)), { inRound: 1000, tolerance: 1e-12 }),
  family('joints', JOINT_IDENTITIES, (seed, index) => jointTable(drawJoint(seed, index)), {
    inRound: 1000,
    tolerance: 1e-12,
  }),
  family('densities', DENSITY_IDENTITIES, drawDensities, { inRound: 4, tolerance: 1e-9 }),
  family('planes', PLANE_IDENTITIES, drawPlane, { inRound: 1, tolerance: 1e-7 }),
];

/** Every identity of every family, in the order of the page. */
export const IDENTITIES = FAMILIES.flatMap((each) =>
  each.identities.map((identity) => ({ ...identity, family: each.name, tolerance: each.tolerance })),
);

function pairOf({ p, q }: { p: readonly number[]; q: readonly number[] }) {
  return tablePair(p, q);
}
