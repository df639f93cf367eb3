import { conditionalEntropy, entropy, klDivergence, marginals } from '../../src/information/entropy.ts';
import type { Identity } from './identity.ts';

/** joint[x][y] with what several identities use. */
export interface JointTable {
  /** KL of the joint from the product of its marginals. */
  divergence: number;
  hx: number;
  hy: number;
  /** H(x, y) of the cells as one table. */
  hxy: number;
  /** H(y|x) and H(x|y). */
  hyGivenX: number;
  hxGivenY: number;
}

export function jointTable(joint: readonly (readonly number[])[]): JointTable {
  const { x, y } = marginals(joint);
  const cells = joint.flat();
  const product = x.flatMap((px) => y.map((py) => px * py));
  const turned = y.map((_, column) => joint.map((row) => row[column]));
  return {
    divergence: klDivergence(cells, product),
    hx: entropy(x),
    hy: entropy(y),
    hxy: entropy(cells),
    hyGivenX: conditionalEntropy(joint),
    hxGivenY: conditionalEntropy(turned),
  };
}

/** Of a joint table; I(x,y) is KL(P(x,y), P(x)·P(y)). */
export const JOINT_IDENTITIES: readonly Identity<JointTable>[] = [
  {
    id: 'mi-nonnegative',
    formula: 'I(x,y) = KL(P(x,y), P(x)P(y)) ≥ 0',
    relation: '≥',
    sides: ({ divergence }) => [divergence, 0],
  },
  {
    id: 'mi-conditional',
    formula: 'I(x,y) = H(y) − H(y|x)',
    relation: '=',
    sides: ({ divergence, hy, hyGivenX }) => [divergence, hy - hyGivenX],
  },
  {
    id: 'mi-symmetric',
    formula: 'H(y) − H(y|x) = H(x) − H(x|y)',
    relation: '=',
    sides: ({ hx, hxGivenY, hy, hyGivenX }) => [hy - hyGivenX, hx - hxGivenY],
  },
  {
    id: 'mi-sum',
    formula: 'I(x,y) = H(x) + H(y) − H(x,y)',
    relation: '=',
    sides: ({ divergence, hx, hy, hxy }) => [divergence, hx + hy - hxy],
  },
  {
    id: 'chain-rule',
    formula: 'H(x,y) = H(x) + H(y|x)',
    relation: '=',
    sides: ({ hx, hxy, hyGivenX }) => [hxy, hx + hyGivenX],
  },
  {
    id: 'conditioning',
    formula: 'H(y|x) ≤ H(y)',
    relation: '≤',
    sides: ({ hy, hyGivenX }) => [hyGivenX, hy],
  },
];
