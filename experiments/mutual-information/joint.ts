import { compensatedSum } from '../../src/information/compensated-sum.ts';
import { conditionalEntropy, entropy, marginals, mutualInformation } from '../../src/information/entropy.ts';

/** Joint tables to choose from, [x][y]. */
export const JOINTS: Readonly<Record<string, readonly (readonly number[])[]>> = {
  // Example 2.2.1, where the book's rows are y.
  'cover-thomas': [
    [1 / 8, 1 / 16, 1 / 16, 1 / 4],
    [1 / 16, 1 / 8, 1 / 16, 0],
    [1 / 32, 1 / 32, 1 / 16, 0],
    [1 / 32, 1 / 32, 1 / 16, 0],
  ],
  independent: [
    [0.08, 0.12],
    [0.32, 0.48],
  ],
  // A fair bit, flipped one time in ten.
  channel: [
    [0.45, 0.05],
    [0.05, 0.45],
  ],
  copy: [0, 1, 2, 3].map((x) => [0, 1, 2, 3].map((y) => (x === y ? 0.25 : 0))),
};

/** What a joint table [x][y] comes to, nats. */
export interface JointFacts {
  table: readonly (readonly number[])[];
  entropyX: number;
  entropyY: number;
  jointEntropy: number;
  /** H(y|x) and H(x|y). */
  conditionalEntropy: number;
  reverseConditionalEntropy: number;
  information: number;
}

export function jointFacts(table: readonly (readonly number[])[]): JointFacts {
  const { x, y } = marginals(table);
  return {
    table,
    entropyX: entropy(x),
    entropyY: entropy(y),
    jointEntropy: entropy(table.flat()),
    conditionalEntropy: conditionalEntropy(table),
    reverseConditionalEntropy: conditionalEntropy(transposed(table)),
    information: mutualInformation(table),
  };
}

export function transposed(table: readonly (readonly number[])[]): number[][] {
  return table[0].map((_, y) => table.map((row) => row[y]));
}

/** P(x)·P(y), [x · y] flat, as the table itself would be if x and y were independent. */
export function product(table: readonly (readonly number[])[]): number[] {
  const { x, y } = marginals(table);
  return x.flatMap((px) => y.map((py) => px * py));
}

/** The joint table of x and z, where z is drawn from `channel[y]`: x is not looked at. */
export function throughChannel(
  table: readonly (readonly number[])[],
  channel: readonly (readonly number[])[],
): number[][] {
  return table.map((row) => channel[0].map((_, z) => compensatedSum(row.map((p, y) => p * channel[y][z]))));
}
