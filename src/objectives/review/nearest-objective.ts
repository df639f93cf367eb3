import { compileFloat64, type Float64Program } from '../../formula/float64.ts';
import { parseFormula } from '../../formula/parse.ts';
import type { Objective } from '../objective.ts';
import { OBJECTIVES } from '../registry.ts';
import { isAffineOf } from './affine-likeness.ts';
import { type Point, type ReviewNote, valuesAt } from './probe.ts';
import { unexplainedRanks, unexplainedValues } from './rank-likeness.ts';
import { holdsScale, unexplainedSlopes } from './slope-likeness.ts';

/** Share of the variance that an affine function of the other formula leaves unexplained: below this they are one. */
const SAME = 1e-12;

/** The share of the ranks' variance, and of the slopes' squares, above which two formulas have little in common. */
const UNLIKE = { density: 0.5, residual: 0.1 };

/** Shares that differ by less are equally near. */
const ROUNDING = 1e-9;
/** What a fixed scale has to explain beyond others: as it may be chosen, it fits more. */
const FREEDOM = 0.02;

interface Candidate {
  other: Objective;
  unexplained: number;
  /** The other has a noise scale, which this one has not: held where they are nearest. */
  held: boolean;
}

/** Which built-in objective a formula is, up to a factor and a constant, or comes nearest to on the probed points. */
export function nearestObjective(
  objective: Objective,
  program: Float64Program,
  points: readonly Point[],
  values: Float64Array,
): ReviewNote {
  const [nearest] = OBJECTIVES.filter(({ id, family }) => family === objective.family && id !== objective.id)
    .map((other) => compared(other, program, points, values))
    .filter(({ unexplained }) => Number.isFinite(unexplained))
    .sort(
      (a, b) =>
        Math.round((handicapped(a) - handicapped(b)) / ROUNDING) ||
        drawerRank(objective, a.other) - drawerRank(objective, b.other),
    );
  // Of what has no finite value at some places only a part could be compared.
  const whole = values.every(Number.isFinite);
  if (!whole || !nearest || nearest.unexplained > UNLIKE[objective.family]) {
    return { about: 'nearest', verdict: 'fine', text: 'It is like no built-in objective.' };
  }
  const { other, unexplained, held } = nearest;
  if (unexplained < SAME) {
    const drawer = objective.over === 'train' ? 'training set' : objective.over;
    const drawn = other.over === objective.over ? '' : `, but drawn by the ${drawer}`;
    return {
      about: 'nearest',
      verdict: 'mind',
      text: `Up to a factor and a constant it is ${other.label}${drawn}.`,
    };
  }
  const what = objective.family === 'density' ? 'ranks' : 'slopes';
  return {
    about: 'nearest',
    verdict: 'fine',
    text: `Nearest built-in: ${other.label}${held ? ' of a fixed scale' : ''} (${what} agree to ${percent(1 - unexplained)} %).`,
  };
}

/** Never rounded up to 100: what is the same up to a factor and a constant has been told apart. */
function percent(share: number): string {
  return share > 0.995 ? 'over 99' : (share * 100).toFixed(0);
}

function handicapped({ unexplained, held }: Candidate): number {
  return held ? unexplained + FREEDOM : unexplained;
}

function drawerRank(objective: Objective, other: Objective): number {
  return other.over === objective.over ? 0 : 1;
}

/**
 * The values themselves, where one is an affine function of the other's; else the slopes of losses of residuals, which are
 * pulls, and the ranks of what is paid for probabilities, whose slopes differ by orders of magnitude.
 */
function compared(
  other: Objective,
  program: Float64Program,
  points: readonly Point[],
  values: Float64Array,
): Candidate {
  const parameters = Object.fromEntries(other.parameters.map((parameter) => [parameter.name, parameter.default]));
  const compiled = compileFloat64(
    parseFormula(other.pays, { parameters: other.parameters.map(({ name }) => name) }),
    parameters,
  );
  const isResidual = other.family === 'residual';
  if (isResidual && holdsScale(program, compiled)) {
    return { other, unexplained: Math.max(SAME, unexplainedSlopes(program, compiled)), held: true };
  }
  // A formula without a variable that the other names is another objective.
  if (compiled.variables.some((name) => !program.variables.includes(name))) {
    return { other, unexplained: Number.NaN, held: false };
  }
  const others = valuesAt(
    compiled,
    points.map((point) => compiled.variables.map((name) => point[program.variables.indexOf(name)])),
  );
  const finite = Array.from(points.keys()).filter((i) => Number.isFinite(values[i]) && Number.isFinite(others[i]));
  const [mine, theirs] = [values, others].map((all) => finite.map((i) => all[i]));
  const exact = unexplainedValues(mine, theirs);
  const named = program.variables.every((name) => compiled.variables.includes(name));
  if (
    exact < SAME &&
    named &&
    isAffineOf(
      program,
      compiled,
      finite.map((i) => points[i]),
    )
  )
    return { other, unexplained: exact, held: false };
  const unexplained = isResidual ? unexplainedSlopes(program, compiled) : unexplainedRanks(mine, theirs);
  return { other, unexplained: Math.max(SAME, unexplained), held: false };
}
