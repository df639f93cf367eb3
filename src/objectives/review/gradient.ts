import { type Expression, someWithin } from '../../formula/expression.ts';
import type { Float64Program } from '../../formula/float64.ts';
import type { Objective } from '../objective.ts';
import type { Roughness } from './kinks.ts';
import { placeAt } from './place.ts';
import { type Point, partialsAt, type ReviewNote, valuesAt } from './probe.ts';
import { stillness } from './stillness.ts';

/** Relative: central differences of float64 values are good to about 1e-9. */
const TOLERANCE = 1e-6;
/** Steps of a difference, relative: where a formula is steep the shorter ones come near its derivative, else the longer. */
const STEPS = [1e-5, 1e-6, 1e-7];

/** Whether the derivative that training uses is that of the value, and whether there is one that moves anything. */
export function gradientNote(
  expression: Expression,
  program: Float64Program,
  over: Objective['over'],
  points: readonly Point[],
  rough: Roughness,
): ReviewNote {
  const still = stillness(program, over, points);
  if (still) return { about: 'gradient', verdict: 'wrong', text: still };
  const { worst, checked } = compared(program, points, [...rough.jumps, ...rough.kinks, ...rough.steep]);
  const size = worst === 0 ? 'exactly' : `to ${worst.toExponential(0)}`;
  if (worst <= TOLERANCE) {
    return {
      about: 'gradient',
      verdict: 'fine',
      text: `Agrees with central differences at ${checked} place${checked === 1 ? '' : 's'}, ${size}.`,
    };
  }
  const stops = someWithin(expression, (part) => part.kind === 'unary' && part.operator === 'stop');
  const reason = stops
    ? 'what stands in stop(·) is not differentiated'
    : 'it is too steep for differences there, is lost in rounding, or has a jump or a kink';
  return {
    about: 'gradient',
    verdict: 'mind',
    text: `Differs from central differences by up to ${worst.toExponential(0)} (relative): ${reason}.`,
  };
}

function compared(
  program: Float64Program,
  points: readonly Point[],
  rough: Roughness['kinks'],
): { worst: number; checked: number } {
  const values = valuesAt(program, points);
  const partials = partialsAt(program, points);
  const finite = Array.from(values, Math.abs).filter(Number.isFinite);
  // Rounding of the values themselves limits a difference where they are small.
  const least = 1e-3 * Math.min(1, Math.max(...finite));
  let [worst, checked] = [0, 0];
  program.variables.forEach((name, i) => {
    const places = rough.filter((place) => place.name === name);
    points.forEach((point, at) => {
      const reach = Math.max(1, Math.abs(point[i]));
      const isRough = places.some(
        (place) => Math.abs(placeAt(program, place, point) - point[i]) <= 3 * STEPS[0] * reach,
      );
      if (isRough || !Number.isFinite(values[at])) return;
      const partial = partials[name][at];
      const scale = Math.max(least, Math.abs(partial), Math.abs(values[at]));
      const moved = (by: number) => point.map((value, j) => (j === i ? value + by : value));
      const steps = STEPS.map((step) => step * reach);
      const around = valuesAt(
        program,
        steps.flatMap((step) => [moved(-step), moved(step)]),
      );
      const errors = steps
        .map((step, k) => Math.abs((around[2 * k + 1] - around[2 * k]) / (2 * step) - partial) / scale)
        .filter(Number.isFinite);
      if (!errors.length) return;
      checked++;
      worst = Math.max(worst, Math.min(...errors));
    });
  });
  return { worst, checked };
}
