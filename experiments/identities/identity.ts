/** An equation or inequality between two numbers in nats that are computed apart from one another. */
export interface Identity<Of> {
  id: string;
  /** In plain text. */
  formula: string;
  relation: '=' | '≥' | '≤';
  sides(of: Of): [left: number, right: number];
}

/**
 * By how much it is violated: of an equation, |left − right|; of an inequality, how far the wrong way, negative where there is
 * room. Two sides that are infinite alike do not violate it.
 */
export function violation(relation: Identity<never>['relation'], [left, right]: readonly [number, number]): number {
  if (left === right) return 0;
  switch (relation) {
    case '=':
      return Math.abs(left - right);
    case '≥':
      return right - left;
    case '≤':
      return left - right;
  }
}
