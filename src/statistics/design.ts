import { InputError } from '../input-error.ts';

/** A regression's inputs, centred and scaled so that its linear algebra is well conditioned. */
export interface Design {
  /** (x − centre)/scale, [example][feature] */
  standardised: number[][];
  /** [feature] */
  centre: number[];
  /** Standard deviation (ddof 0), [feature]. */
  scale: number[];
}

/**
 * Checks inputs x [example][feature] and targets y [example], and standardises x.
 * InputError where there are no more examples than features, rows are ragged, a number is not finite, or a feature is
 * constant (it cannot be told from the intercept).
 */
export function standardise(x: readonly (readonly number[])[], y: readonly number[]): Design {
  const n = x.length;
  const features = x[0]?.length ?? 0;
  if (n !== y.length) {
    throw new InputError({
      what: 'Inputs and targets differ in number',
      got: `${n} and ${y.length}`,
      expected: 'as many targets as rows',
    });
  }
  if (n <= features) {
    throw new InputError({
      what: `A regression on ${features} inputs has too few examples`,
      got: n,
      expected: `at least ${features + 1}`,
      remedy: 'Add rows, or leave inputs out.',
    });
  }
  for (const [i, row] of x.entries()) {
    if (row.length !== features || ![...row, y[i]].every(Number.isFinite)) {
      throw new InputError({
        what: `Row ${i + 1} of a regression is bad`,
        got: [...row, y[i]].join(', '),
        expected: `${features} finite inputs and a finite target`,
      });
    }
  }
  const centre = Array.from({ length: features }, (_, j) => x.reduce((sum, row) => sum + row[j], 0) / n);
  const scale = centre.map((c, j) => Math.sqrt(x.reduce((sum, row) => sum + (row[j] - c) ** 2, 0) / n));
  for (const [j, s] of scale.entries()) {
    if (s <= 1e-12 * Math.abs(centre[j])) {
      throw new InputError({
        what: `Input ${j + 1} of a regression is constant`,
        got: centre[j],
        expected: 'at least two different values',
        remedy: 'Leave the column out.',
      });
    }
  }
  return { standardised: x.map((row) => row.map((v, j) => (v - centre[j]) / scale[j])), centre, scale };
}

/** A fit in standardised inputs, converted to the inputs' own units. */
export function toOwnUnits(
  { centre, scale }: Design,
  intercept: number,
  coefficients: readonly number[],
): { intercept: number; coefficients: number[] } {
  const own = coefficients.map((c, j) => c / scale[j]);
  return { intercept: own.reduce((sum, c, j) => sum - c * centre[j], intercept), coefficients: own };
}

export function collinear(): InputError {
  return new InputError({
    what: 'The inputs of a regression are linearly dependent',
    expected: 'no input that the others determine',
    remedy: 'Leave one of them out.',
  });
}
