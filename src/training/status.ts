import { findCaptures } from '../models/mixture/capture.ts';
import { principalScales } from '../models/mixture/natural.ts';
import type { ConditionalFloat64 } from '../models/model.ts';
import type { Environment, NaturalParameters, Status } from '../recording/recording.ts';
import type { ObjectiveSpec, RunSpec } from '../recording/spec.ts';
import { compileObjective } from './expectation/build.ts';
import { NODE_RANGE, narrowestScale, UNRESOLVED_SPACING } from './expectation/node-count.ts';
import { conditionalModel, type Problem } from './problem.ts';

/** How a replica stands, in a word and in a sentence. */
export interface Standing {
  status: Status;
  message: string;
}

/** A standing with the training points that components have captured, in words. */
export interface Judgement extends Standing {
  captured: readonly string[];
  /** The smallest scale of a component that has captured one; null where there is none. */
  scale: number | null;
}

/**
 * What a replica that has lost captured points is told of, as part of its message: an optimizer whose steps outgrow a
 * shrinking scale throws the component off its point. Null where nothing was lost.
 */
export function thrownOff(before: readonly string[], now: readonly string[], step: number): string | null {
  const lost = before.filter((point) => !now.includes(point));
  return lost.length ? `thrown off ${enumerated(lost)} at step ${step}` : null;
}

/** These end a replica: it is frozen where it stands, and its numbers are kept. */
export function isTerminal(status: Status): boolean {
  return status === 'converged' || status === 'precision-floor' || status === 'not-a-number' || status === 'unresolved';
}

/** Largest exponent l for which (y − μ)²·e^{2l} stays finite for |y − μ| up to 100 standard deviations. */
const LARGEST_LOG_PRECISION: Record<Environment['precision'], number> = {
  float32: (Math.log(3.4028234663852886e38) - 2 * Math.log(100)) / 2,
  float64: (Math.log(Number.MAX_VALUE) - 2 * Math.log(100)) / 2,
};
/** Parameters are of order 1 in standardised coordinates: beyond this a run has diverged, on the way to ∞. */
const LARGEST_PARAMETER = 1e30;
/** A component this thin, in standard deviations, has flattened. */
const FLAT = 1e-4;
/** A noise scale this small against the targets' standard deviation fits residuals that have vanished. */
const VANISHED_NOISE = 1e-6;
/** Of σ(x): a residual beyond this many of them is not the point that σ vanishes on … */
const NOISE_REACH = 3;
/** … unless it is as small as float32 leaves it, in standard deviations of the target. */
const NOISE_ROUNDING = 2 ** -20;
/** Points that a status names one by one. */
const MOST_NAMED = 4;

/**
 * Judges one replica from the numbers it left behind, read back as bits: a GPU's own arithmetic may turn a NaN into a
 * plausible number, its bits do not. A gradient norm of the full batch within the tolerance is `converged`.
 */
export function judge(
  problem: Problem,
  precision: Environment['precision'],
  seen: { step: number; theta: Float64Array; loss: number; gradientNorm: number },
  natural: () => NaturalParameters,
): Judgement {
  const { captured = [], scale = null, ...standing } = judged(problem, precision, seen, natural);
  return { ...standing, captured, scale };
}

function judged(...[problem, precision, seen, natural]: Parameters<typeof judge>): Standing & Partial<Judgement> {
  const { spec } = problem;
  const bad = seen.theta.findIndex((value) => !(Math.abs(value) <= LARGEST_PARAMETER));
  if (bad >= 0 || Number.isNaN(seen.loss) || Number.isNaN(seen.gradientNorm)) {
    const what =
      bad >= 0
        ? `parameter ${bad} is ${seen.theta[bad]}`
        : `the ${Number.isNaN(seen.loss) ? 'loss' : 'gradient'} is NaN`;
    return { status: 'not-a-number', message: `not a number at step ${seen.step}: ${what}; try a lower learning rate` };
  }
  const parameters = natural();
  return (
    precisionFloor(problem, precision, seen.step, parameters) ??
    unresolved(problem, parameters) ??
    unbounded(problem, seen.theta, parameters) ??
    (spec.tolerance !== null && spec.batch === 'full' && seen.gradientNorm <= spec.tolerance
      ? { status: 'converged', message: `converged: gradient norm ${seen.gradientNorm.toExponential(1)}` }
      : { status: 'running', message: 'running' })
  );
}

function precisionFloor(
  { y }: Problem,
  precision: Environment['precision'],
  step: number,
  parameters: NaturalParameters,
): Standing | null {
  const scales = scalesOf(parameters);
  const limit = Math.exp(-LARGEST_LOG_PRECISION[precision]) * Math.min(...y.scale);
  const index = scales.findIndex((scale) => scale < limit);
  if (index < 0) return null;
  const where = parameters.kind === 'mixture' ? ` of component ${index + 1}` : '';
  return {
    status: 'precision-floor',
    message: `${precision} ran out at step ${step}: (y − μ)²/σ²${where} would overflow, σ = ${scales[index].toExponential(1)}`,
  };
}

function unbounded(
  problem: Problem,
  theta: Float64Array,
  parameters: NaturalParameters,
): (Standing & Partial<Judgement>) | null {
  const { spec } = problem;
  if (spec.objective.over !== 'train' || !spec.data) return null;
  if (parameters.kind === 'mixture' && spec.model.kind === 'mixture' && !hasRemedy(spec)) {
    const captures = findCaptures(parameters, spec.data.train);
    if (!captures.length) return flattened(problem, parameters.covariances);
    const captured = [...new Set(captures.map(({ point }) => pointText(point)))];
    const scale = Math.min(...captures.map((capture) => capture.scale));
    return { status: 'unbounded', message: `heading to −∞ · on ${enumerated(captured)}`, captured, scale };
  }
  if (spec.model.kind === 'regression' && spec.model.noise.kind === 'learned') {
    const vanished = scalesOf(parameters).some((scale, j) => scale < VANISHED_NOISE * problem.y.scale[j]);
    if (vanished)
      return { status: 'unbounded', message: 'heading to −∞ · every residual vanishes, and the noise scale with them' };
  }
  if (spec.model.kind === 'regression' && spec.model.noise.kind === 'function') return vanishing(problem, theta);
  return null;
}

/**
 * A noise scale σ(x) may vanish at single training points that ŷ passes through, whatever it is elsewhere: each such point
 * takes the loss down by 1/n for each unit of ln σ there, as a mixture's captured point does.
 */
function vanishing(problem: Problem, theta: Float64Array): Standing | null {
  const { train, y } = problem;
  if (!train) return null;
  const outputs = y.scale.length;
  const [mean, logScale] = [new Float64Array(train.n * outputs), new Float64Array(train.n * outputs)];
  modelOf(problem).predict(theta, train.x, train.n, mean, logScale);
  const inputs = train.x.length / train.n;
  const points = new Set<string>();
  for (let k = 0; k < mean.length; k++) {
    const scale = Math.exp(logScale[k]);
    const size = y.scale[k % outputs];
    const reach = Math.max(NOISE_REACH * scale, NOISE_ROUNDING * size);
    if (!(scale < VANISHED_NOISE * size && Math.abs(train.y[k] - mean[k]) <= reach)) continue;
    const row = Math.floor(k / outputs);
    points.add(pointText([...train.x.subarray(row * inputs, (row + 1) * inputs)]));
  }
  if (!points.size) return null;
  const shown = [...points].slice(0, MOST_NAMED);
  const rest = points.size > shown.length ? ` and ${points.size - shown.length} more` : '';
  return {
    status: 'unbounded',
    message: `heading to −∞ · the noise scale vanishes at x = ${rest ? shown.join(', ') : enumerated(shown)}${rest}`,
  };
}

/** A problem's model, made once: every observation of every replica is judged. */
function modelOf(problem: Problem): ConditionalFloat64 {
  let model = MODELS.get(problem);
  if (!model) {
    model = conditionalModel(problem, null);
    MODELS.set(problem, model);
  }
  return model;
}

const MODELS = new WeakMap<Problem, ConditionalFloat64>();

/** A floor or a penalty on scales, or a formula that stops paying for ever higher densities: then nothing heads to −∞. */
function hasRemedy({ model, objective }: RunSpec): boolean {
  if (model.kind === 'mixture' && (model.scaleFloor > 0 || model.scalePenalty)) return true;
  let saturates = SATURATES.get(objective);
  if (saturates === undefined) {
    const paid = new Float64Array(HIGH_DENSITIES.length);
    const logp = new Float64Array(paid.length);
    compileObjective(objective).evaluate(paid.length, { logp, logq: HIGH_DENSITIES }, paid, null);
    saturates = !(paid[1] < paid[0] - 1);
    SATURATES.set(objective, saturates);
  }
  return saturates;
}

/** Log densities between which a loss without a bound still falls, nats. */
const HIGH_DENSITIES = Float64Array.of(100, 300);
const SATURATES = new WeakMap<ObjectiveSpec, boolean>();

/** In two dimensions a component may also collapse onto a line: through two points, or through all of dependent data. */
function flattened({ y }: Problem, covariances: readonly (readonly (readonly number[])[])[]): Standing | null {
  const component = covariances.findIndex((covariance) => {
    const standardised = covariance.map((row, i) => row.map((value, j) => value / (y.scale[i] * y.scale[j])));
    return standardised.length === 2 && principalScales(standardised)[0] < FLAT;
  });
  if (component < 0) return null;
  return { status: 'unbounded', message: `heading to −∞ · component ${component + 1} flattens onto a line` };
}

/** An integral whose nodes lie further apart than the other side's features are wide is no integral any more. */
function unresolved({ spec, population, affine, axisNodes }: Problem, parameters: NaturalParameters): Standing | null {
  if (!population || parameters.kind !== 'mixture') return null;
  // The logarithm of one Gaussian is a quadratic, which nodes of any spacing integrate exactly.
  const smooth = (components: readonly unknown[]) =>
    affine && spec.objective.nodes === 'drawer' && components.length === 1;
  const step = NODE_RANGE / (axisNodes.z.length - 1);
  const principal = parameters.covariances.map(principalScales);
  const narrowQ = Math.min(...principal.map((scales) => scales[0]));
  const broadQ = Math.max(...principal.map((scales) => scales[scales.length - 1]));
  const narrowP = narrowestScale(population);
  const broadP = Math.max(...population.components.map(({ covariance }) => principalScales(covariance).at(-1) ?? 0));
  const needsQ = spec.objective.over === 'model';
  const needsP = spec.objective.over === 'population' || (needsQ && spec.objective.nodes === 'both');
  if (needsQ && !smooth(population.components) && step * broadQ > UNRESOLVED_SPACING * narrowP) {
    return unresolvedStanding('Q', broadQ, 'P', narrowP);
  }
  if (needsP && !smooth(parameters.means) && step * broadP > UNRESOLVED_SPACING * narrowQ)
    return unresolvedStanding('P', broadP, 'Q', narrowQ);
  return null;
}

function unresolvedStanding(of: string, broad: number, other: string, narrow: number): Standing {
  return {
    status: 'unresolved',
    message: `unresolved: nodes on ${of} (scale ${shortNumber(broad)}) cannot see ${other}'s scale ${shortNumber(narrow)}`,
  };
}

/** Smallest scale of each component, or the noise scales; empty where there are none. */
function scalesOf(parameters: NaturalParameters): number[] {
  if (parameters.kind === 'mixture') return parameters.covariances.map((covariance) => principalScales(covariance)[0]);
  if (parameters.kind === 'table' || parameters.scale === null) return [];
  return Array.isArray(parameters.scale) ? parameters.scale : [parameters.scale];
}

function shortNumber(value: number): string {
  return String(Number(value.toPrecision(5))).replace('-', '−');
}

/** "18.419"; in the plane "(4.767, 78)". */
function pointText(point: readonly number[]): string {
  const numbers = point.map(shortNumber);
  return numbers.length === 1 ? numbers[0] : `(${numbers.join(', ')})`;
}

/** "9.172, 9.35 and 18.419". */
function enumerated(points: readonly string[]): string {
  if (points.length < 2) return points.join('');
  return `${points.slice(0, -1).join(', ')} and ${points[points.length - 1]}`;
}
