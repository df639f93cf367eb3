import type { TheoryLine } from '../../src/experiment/experiment.ts';
import { InputError } from '../../src/input-error.ts';
import { standardise } from '../../src/models/coordinates.ts';
import type { DataSpec, ModelSpec } from '../../src/recording/spec.ts';
import { conditionNumber } from '../../src/statistics/condition-number.ts';
import { standardise as standardiseDesign } from '../../src/statistics/design.ts';
import { leastAbsoluteDeviations } from '../../src/statistics/least-absolute-deviations.ts';
import { ordinaryLeastSquares } from '../../src/statistics/least-squares.ts';
import { quantileRegression } from '../../src/statistics/quantile-regression.ts';
import { short } from '../measure.ts';
import type { TrueLine } from './data.ts';
import { deviationOf } from './moments.ts';
import { type RepeatFloor, repeatFloor } from './repeats.ts';

export type Regression = Extract<ModelSpec, { kind: 'regression' }>;

/** Least losses per example. */
export interface LeastLosses {
  meanSquare: number;
  meanAbsolute: number;
  meanPinball: number;
}

/** What the claims know of the data, found without any training. */
export interface Facts {
  examples: number;
  /** How many points a line can be made to touch: the intercept and the slopes. Null for a network. */
  parameters: number | null;
  /** The best fits of a model that is linear in its parameters; null for a network. */
  best:
    | (LeastLosses & {
        /** Intercept and slopes of a straight line, null for a polynomial. */
        squaresLine: number[] | null;
        /** The same, where least absolute deviations has only one. */
        deviationsLine: number[] | null;
      })
    | null;
  /** How the model's features are correlated, see `conditionNumber`; 1 for a network. */
  condition: number;
  /** The model passes through every row, up to rounding: a learned noise scale then vanishes, and no loss is the least. */
  perfect: boolean;
  /** For a network: what the best straight line pays (null where there is none), and what no function of x gets below. */
  network: { line: LeastLosses | null; floor: RepeatFloor | null } | null;
  /** The line that outliers lie off, where it is known. */
  truth: TrueLine | null;
}

/** Residuals of this share of sd(y) are rounding. */
const PERFECT = 1e-9;

/** Least squares in closed form; least absolute deviations and quantiles by walking the vertices of a linear programme. */
export function regressionFacts(
  data: DataSpec,
  body: Regression['body'],
  tau: number,
  truth: TrueLine | null = null,
): Facts {
  const examples = data.train.length;
  if (body.kind === 'mlp') {
    const network = { line: lineOrNone(data, tau), floor: repeatFloor(data) };
    return { examples, parameters: null, best: null, condition: 1, perfect: false, network, truth };
  }
  const x = featuresOf(data, body);
  const y = targetsOf(data);
  const squares = ordinaryLeastSquares(x, y);
  const deviations = leastAbsoluteDeviations(x, y);
  const meanSquare = squares.residualSumOfSquares / examples;
  const lineOf = (fit: { intercept: number; coefficients: number[] }) => [fit.intercept, ...fit.coefficients];
  return {
    examples,
    parameters: x[0].length + 1,
    best: {
      squaresLine: body.kind === 'linear' ? lineOf(squares) : null,
      deviationsLine: body.kind === 'linear' && deviations.unique ? lineOf(deviations) : null,
      meanSquare,
      meanAbsolute: deviations.sumOfAbsoluteResiduals / examples,
      meanPinball: quantileRegression(x, y, tau).sumOfPinballLosses / examples,
    },
    condition: conditionNumber(standardiseDesign(x, y)),
    perfect: meanSquare <= (PERFECT * deviationOf(y)) ** 2,
    network: null,
    truth,
  };
}

/** A network may be given inputs that no line can tell apart. */
function lineOrNone(data: DataSpec, tau: number): LeastLosses | null {
  try {
    return regressionFacts(data, { kind: 'linear' }, tau).best;
  } catch (error) {
    if (error instanceof InputError) return null;
    throw error;
  }
}

/** What a model that is linear in its parameters sees of x, [example][feature]. */
export function featuresOf(data: DataSpec, body: Regression['body']): number[][] {
  return body.kind === 'polynomial' ? powers(data, body.degree) : inputsOf(data);
}

export function inputsOf({ train, inputs }: DataSpec): number[][] {
  return train.map((row) => row.slice(0, inputs));
}

export function targetsOf({ train, inputs }: DataSpec): number[] {
  return train.map((row) => row[inputs]);
}

/** Powers of standardised inputs: they span the same curves as powers of the inputs, and are better conditioned. */
function powers(data: DataSpec, degree: number): number[][] {
  const inputs = inputsOf(data);
  const { centre, scale } = standardise(inputs, data.columns.slice(0, data.inputs));
  return inputs.map((row) =>
    row.flatMap((value, j) => Array.from({ length: degree }, (_, e) => ((value - centre[j]) / scale[j]) ** (e + 1))),
  );
}

/** What an objective comes to per example at these least distortions, or null. `scale`: the fixed noise scale, or null. */
export function lossAt(objective: string, losses: Partial<LeastLosses>, scale: number | null): number | null {
  const { meanSquare = Number.NaN, meanAbsolute = Number.NaN, meanPinball } = losses;
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
      return meanPinball ?? null;
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

/** Objectives with a noise scale σ, which a run may hold. */
const LIKELIHOODS: readonly string[] = ['gaussian-nll', 'laplacian-nll'];

/** One line a run whose optimum is known, or below which no function of x gets. `scales`: fixed noise scale, or null. */
export function theoryLines(
  objectives: readonly string[],
  facts: Facts,
  scales: readonly (number | null)[],
): TheoryLine[] {
  const floor = facts.network?.floor;
  return objectives.flatMap((objective, run) => {
    const losses = facts.best ?? floor;
    const value = losses ? lossAt(objective, losses, scales[run]) : null;
    if (value === null) return [];
    const name = facts.best ? OPTIMUM[objective] : 'rows that share their x: no function gets below';
    const scale = scales[run];
    const label = LIKELIHOODS.includes(objective) && scale !== null ? `${name} (σ = ${short(scale)})` : name;
    return [{ label, kind: 'proved' as const, value, run }];
  });
}
