import { compileFloat64, type Float64Program } from '../../formula/float64.ts';
import { parseFormula } from '../../formula/parse.ts';
import type { Objective } from '../objective.ts';
import { OBJECTIVES } from '../registry.ts';
import type { Point, ReviewNote } from './probe.ts';

/** Share of the variance that an affine function of the other formula leaves unexplained: below this they are one. */
const SAME = 1e-12;

/** The share of the ranks' variance, above which two formulas have little in common. */
const UNLIKE = 0.5;

/** Which built-in objective a formula is, up to a factor and a constant, or comes nearest to on the probed points. */
export function nearestObjective(
  objective: Objective,
  program: Float64Program,
  points: readonly Point[],
  values: Float64Array,
): ReviewNote {
  const candidates = OBJECTIVES.filter(({ id, family }) => family === objective.family && id !== objective.id)
    .map((other) => ({ other, unexplained: unexplainedBy(other, program, points, values) }))
    .filter(({ unexplained }) => Number.isFinite(unexplained))
    .sort((a, b) => a.unexplained - b.unexplained || drawerRank(objective, a.other) - drawerRank(objective, b.other));
  const [nearest] = candidates;
  // Of what has no value at some places only a part could be compared.
  const whole = values.every((value) => !Number.isNaN(value));
  if (!whole || !nearest || nearest.unexplained > UNLIKE) {
    return { about: 'nearest', verdict: 'fine', text: 'It is like no built-in objective.' };
  }
  const { other, unexplained } = nearest;
  if (unexplained < SAME) {
    const drawn = other.over === objective.over ? '' : `, but drawn by the ${objective.over}`;
    return {
      about: 'nearest',
      verdict: 'mind',
      text: `Up to a factor and a constant it is ${other.label}${drawn}.`,
    };
  }
  return {
    about: 'nearest',
    verdict: 'fine',
    text: `Nearest built-in: ${other.label} (ranks agree to ${percent(1 - unexplained)} %).`,
  };
}

/** Never rounded up to 100: what is the same up to a factor and a constant has been told apart. */
function percent(share: number): string {
  return share > 0.995 ? 'over 99' : (share * 100).toFixed(0);
}

function drawerRank(objective: Objective, other: Objective): number {
  return other.over === objective.over ? 0 : 1;
}

/**
 * 1 − R² of the values regressed on the other's, both as ranks unless one is exactly an affine function of the other:
 * losses that grow as powers differ by orders of magnitude, and a plain correlation would see their largest values alone.
 */
function unexplainedBy(
  other: Objective,
  program: Float64Program,
  points: readonly Point[],
  values: Float64Array,
): number {
  const parameters = Object.fromEntries(other.parameters.map((parameter) => [parameter.name, parameter.default]));
  const compiled = compileFloat64(
    parseFormula(other.pays, { parameters: other.parameters.map(({ name }) => name) }),
    parameters,
  );
  // A formula without a variable that the other names is another objective.
  if (compiled.variables.some((name) => !program.variables.includes(name))) return Number.NaN;
  const inputs = Object.fromEntries(
    compiled.variables.map((name) => {
      const column = program.variables.indexOf(name);
      return [name, Float64Array.from(points, (point) => point[column])];
    }),
  );
  const others = new Float64Array(points.length);
  compiled.evaluate(points.length, inputs, others, null);
  const finite = Array.from(points.keys()).filter((i) => Number.isFinite(values[i]) && Number.isFinite(others[i]));
  const [mine, theirs] = [values, others].map((all) => finite.map((i) => all[i]));
  const exact = unexplained(mine, theirs);
  return exact < SAME ? exact : Math.max(SAME, unexplained(ranks(mine), ranks(theirs)));
}

function unexplained(a: readonly number[], b: readonly number[]): number {
  const n = a.length;
  const [ma, mb] = [a, b].map((values) => values.reduce((sum, value) => sum + value, 0) / n);
  let [aa, ab, bb] = [0, 0, 0];
  for (let i = 0; i < n; i++) {
    aa += (a[i] - ma) ** 2;
    ab += (a[i] - ma) * (b[i] - mb);
    bb += (b[i] - mb) ** 2;
  }
  // A negative factor turns the objective round: that is no likeness.
  return ab > 0 ? 1 - (ab * ab) / (aa * bb) : 1;
}

/** Ties share the mean of their ranks. */
function ranks(values: readonly number[]): number[] {
  const order = Array.from(values.keys()).sort((i, j) => values[i] - values[j]);
  const out = new Array<number>(values.length);
  for (let from = 0; from < order.length; ) {
    let to = from;
    while (to < order.length && values[order[to]] === values[order[from]]) to++;
    for (let i = from; i < to; i++) out[order[i]] = (from + to - 1) / 2;
    from = to;
  }
  return out;
}
