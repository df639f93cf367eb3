import type { TheoryLine } from '../../src/experiment/experiment.ts';
import { standardise } from '../../src/models/coordinates.ts';
import type { DataSpec, ModelSpec } from '../../src/recording/spec.ts';
import { leastAbsoluteDeviations } from '../../src/statistics/least-absolute-deviations.ts';
import { ordinaryLeastSquares } from '../../src/statistics/least-squares.ts';
import { quantileRegression } from '../../src/statistics/quantile-regression.ts';
import type { TrueLine } from './data.ts';

export type Regression = Extract<ModelSpec, { kind: 'regression' }>;

/** What the claims know of the data, found without any training. */
export interface Facts {
  examples: number;
  /** How many points a line can be made to touch: the intercept and the slopes. Null for a network. */
  parameters: number | null;
  /** The best fits of a model that is linear in its parameters, losses per example; null for a network. */
  best: {
    /** Intercept and slopes of a straight line, null for a polynomial. */
    squaresLine: number[] | null;
    /** The same, where least absolute deviations has only one. */
    deviationsLine: number[] | null;
    meanSquare: number;
    meanAbsolute: number;
    meanPinball: number;
  } | null;
  /** The line that outliers lie off, where it is known. */
  truth: TrueLine | null;
}

/** Least squares in closed form; least absolute deviations and quantiles by walking the vertices of a linear programme. */
export function regressionFacts(data: DataSpec, body: Regression['body'], tau: number, truth: TrueLine | null): Facts {
  const examples = data.train.length;
  if (body.kind === 'mlp') return { examples, parameters: null, best: null, truth };
  const features = body.kind === 'linear' ? inputsOf(data) : powers(data, body.degree);
  const y = data.train.map((row) => row[data.inputs]);
  const squares = ordinaryLeastSquares(features, y);
  const deviations = leastAbsoluteDeviations(features, y);
  const lineOf = (fit: { intercept: number; coefficients: number[] }) => [fit.intercept, ...fit.coefficients];
  return {
    examples,
    parameters: features[0].length + 1,
    best: {
      squaresLine: body.kind === 'linear' ? lineOf(squares) : null,
      deviationsLine: body.kind === 'linear' && deviations.unique ? lineOf(deviations) : null,
      meanSquare: squares.residualSumOfSquares / examples,
      meanAbsolute: deviations.sumOfAbsoluteResiduals / examples,
      meanPinball: quantileRegression(features, y, tau).sumOfPinballLosses / examples,
    },
    truth,
  };
}

function inputsOf({ train, inputs }: DataSpec): number[][] {
  return train.map((row) => row.slice(0, inputs));
}

/** Powers of standardised inputs: they span the same curves as powers of the inputs, and are better conditioned. */
function powers(data: DataSpec, degree: number): number[][] {
  const inputs = inputsOf(data);
  const { centre, scale } = standardise(inputs, data.columns.slice(0, data.inputs));
  return inputs.map((row) =>
    row.flatMap((value, j) => Array.from({ length: degree }, (_, e) => ((value - centre[j]) / scale[j]) ** (e + 1))),
  );
}

/** The least loss per example that theory knows for an objective, or null. `scale`: the fixed noise scale, or null. */
export function optimalLoss(objective: string, facts: Facts, scale: number | null): number | null {
  if (!facts.best) return null;
  const { meanSquare, meanAbsolute, meanPinball } = facts.best;
  switch (objective) {
    case 'l2':
      return meanSquare;
    case 'l1':
      return meanAbsolute;
    case 'gaussian-nll':
      return scale === null
        ? 0.5 * Math.log(2 * Math.PI * Math.E * meanSquare)
        : meanSquare / (2 * scale ** 2) + Math.log(scale) + 0.5 * Math.log(2 * Math.PI);
    case 'laplacian-nll':
      return scale === null ? 1 + Math.log(2 * meanAbsolute) : meanAbsolute / scale + Math.log(scale) + Math.log(2);
    case 'pinball':
      return meanPinball;
    default:
      return null;
  }
}

const OPTIMUM: Record<string, string> = {
  l2: 'mean r² of least squares',
  l1: 'mean |r| of least absolute deviations',
  'gaussian-nll': 'least squares under Gaussian noise',
  'laplacian-nll': 'least absolute deviations under Laplacian noise',
  pinball: 'mean pinball loss of quantile regression',
};

/** One line a run whose optimum is known. */
export function theoryLines(objectives: readonly string[], facts: Facts, scale: number | null): TheoryLine[] {
  return objectives.flatMap((objective, run) => {
    const value = optimalLoss(objective, facts, scale);
    return value === null ? [] : [{ label: OPTIMUM[objective], kind: 'proved' as const, value, run }];
  });
}
