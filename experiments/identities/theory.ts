import type { NamedTable } from '../probability-tables.ts';
import type { FamilyName } from './families.ts';
import { JOINT_IDENTITIES, jointTable } from './joint-identities.ts';
import { PAIR_IDENTITIES, tablePair } from './pair-identities.ts';

export interface Facts extends NamedTable {
  seed: number;
  model: readonly number[];
  joint: readonly (readonly number[])[];
  /** Both sides of each identity, by id, for the reader's own tables; nats. */
  own: Record<string, [number, number]>;
  pair: ReturnType<typeof tablePair>;
  ofJoint: ReturnType<typeof jointTable>;
  draws: Record<FamilyName, number>;
}

export function identitiesFacts(
  { labels, probabilities }: NamedTable,
  model: readonly number[],
  joint: readonly (readonly number[])[],
  settings: Pick<Facts, 'seed' | 'draws'>,
): Facts {
  const [pair, ofJoint] = [tablePair(probabilities, model), jointTable(joint)];
  const own = Object.fromEntries([
    ...PAIR_IDENTITIES.map(({ id, sides }) => [id, sides(pair)]),
    ...JOINT_IDENTITIES.map(({ id, sides }) => [id, sides(ofJoint)]),
  ]);
  return { labels, probabilities, model, joint, own, pair, ofJoint, ...settings };
}
