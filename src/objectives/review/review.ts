import type { VariableName } from '../../formula/expression.ts';
import { compileFloat64, type Float64Program } from '../../formula/float64.ts';
import { parseFormula } from '../../formula/parse.ts';
import type { Objective } from '../objective.ts';
import { kinkNote, roughnessOf } from './kinks.ts';
import { nearestObjective } from './nearest-objective.ts';
import { numberText } from './number-text.ts';
import { grid, type Kink, type Point, partialsAt, type ReviewNote, valuesAt } from './probe.ts';

/** Where each variable is looked at: residuals in units of y, log probabilities in nats, log scales. */
const PROBES: Readonly<Record<VariableName, readonly number[]>> = {
  r: symmetric([0.013, 0.11, 0.37, 0.9, 1.7, 3.3, 7.1, 29]),
  s: [-3.1, -1.2, -0.3, 0.4, 1.3, 2.9],
  logp: [-23, -7.3, -3.1, -1.4, -0.6, 0.7],
  logq: [-21, -6.9, -2.8, -1.1, -0.4, 0.9],
};

/** Far out along each variable, and next to a residual of 0, where a loss without a floor shows. */
const FAR: Readonly<Record<VariableName, readonly number[]>> = {
  // 0: a residual that is met exactly, on which a free scale collapses.
  r: [0, ...symmetric([1e-9, 1e-4, 1e2, 1e4, 1e6])],
  s: [-40, -20, 20, 40],
  logp: [-60, -30, 20, 40],
  logq: [-60, -30, 20, 40],
};

/** Relative: central differences of float64 values are good to about 1e-9. */
const GRADIENT_TOLERANCE = 1e-6;

/** Reviews an objective's formula: gradient, kinks, domain, bound, and the built-in objective that it is nearest to. */
export function reviewObjective(objective: Objective): ReviewNote[] {
  const expression = parseFormula(objective.pays, { parameters: objective.parameters.map(({ name }) => name) });
  const parameters = Object.fromEntries(objective.parameters.map((parameter) => [parameter.name, parameter.default]));
  const program = compileFloat64(expression, parameters);
  const points = grid(program, PROBES);
  const values = valuesAt(program, points);
  const roughness = roughnessOf(expression, program);
  return [
    gradient(program, points, values, [...roughness.kinks, ...roughness.steep]),
    kinkNote(roughness),
    domain(program, [...points, ...metExactly(program)]),
    bound(program, values),
    nearestObjective(objective, program, points, values),
  ];
}

function gradient(
  program: Float64Program,
  points: readonly Point[],
  values: Float64Array,
  kinks: readonly Kink[],
): ReviewNote {
  const partials = partialsAt(program, points);
  let worst = 0;
  let checked = 0;
  program.variables.forEach((name, i) => {
    points.forEach((point, at) => {
      const step = 1e-5 * Math.max(1, Math.abs(point[i]));
      const moved = (by: number) => point.map((value, j) => (j === i ? value + by : value));
      if (kinks.some((kink) => kink.name === name && Math.abs(kink.at - point[i]) <= 2 * step)) return;
      const [below, above] = valuesAt(program, [moved(-step), moved(step)]);
      const difference = (above - below) / (2 * step);
      const partial = partials[name][at];
      if (!Number.isFinite(difference) || !Number.isFinite(values[at])) return;
      checked++;
      // Rounding of the values themselves limits the difference.
      const scale = Math.max(1e-3, Math.abs(partial), Math.abs(values[at]));
      worst = Math.max(worst, Math.abs(difference - partial) / scale);
    });
  });
  if (checked === 0) {
    return { about: 'gradient', verdict: 'wrong', text: 'Could be checked nowhere: no value is finite.' };
  }
  const agrees = worst <= GRADIENT_TOLERANCE;
  return {
    about: 'gradient',
    verdict: agrees ? 'fine' : 'mind',
    text: agrees
      ? `Agrees with central differences at ${checked} places, to ${worst.toExponential(0)}.`
      : `Differs from central differences by up to ${worst.toExponential(0)} (relative): a stop(·), a jump or a kink is in the way.`,
  };
}

/** Where a residual is 0, as on the points that a fit by least absolute deviations passes through. */
function metExactly(program: Float64Program): Point[] {
  return program.variables.includes('r') ? grid(program, { ...PROBES, r: [0] }) : [];
}

function domain(program: Float64Program, points: readonly Point[]): ReviewNote {
  const values = valuesAt(program, points);
  const bad = points.filter((_, i) => !Number.isFinite(values[i]));
  if (!bad.length) return { about: 'domain', verdict: 'fine', text: 'A finite number wherever it was looked at.' };
  const where = program.variables.map((name, i) => `${name} = ${numberText(bad[0][i])}`).join(', ');
  const value = values[points.indexOf(bad[0])];
  return {
    about: 'domain',
    verdict: 'wrong',
    text: `No finite number at ${bad.length} of ${points.length} places, such as ${where} (${told(value)}): a replica that comes there ends as not a number.`,
  };
}

/** A probe, no proof: values far out are compared with those near by. */
function bound(program: Float64Program, values: Float64Array): ReviewNote {
  const near = Math.min(...Array.from(values).filter(Number.isFinite));
  const points = grid(program, FAR);
  const far = valuesAt(program, points);
  let lowest = 0;
  far.forEach((value, i) => {
    if (value < far[lowest] || Number.isNaN(far[lowest])) lowest = i;
  });
  const falls = far[lowest] < near - Math.max(1, Math.abs(near));
  if (!falls) {
    return {
      about: 'bound',
      verdict: 'fine',
      text: `Never seen below ${told(Math.min(near, far[lowest]))}: probably bounded below.`,
    };
  }
  const where = program.variables.map((name, i) => `${name} = ${numberText(points[lowest][i])}`).join(', ');
  return {
    about: 'bound',
    verdict: 'mind',
    text: `It falls to ${told(far[lowest])} at ${where}: nothing in the formula keeps it from −∞, only the model can.`,
  };
}

function told(value: number): string {
  return numberText(Number(value.toPrecision(4)));
}

function symmetric(values: readonly number[]): number[] {
  return [...values.map((value) => -value).reverse(), ...values];
}
