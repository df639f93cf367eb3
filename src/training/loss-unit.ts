import { compileFloat64 } from '../formula/float64.ts';
import { parseFormula } from '../formula/parse.ts';
import type { Coordinates } from '../models/coordinates.ts';
import type { ObjectiveSpec } from '../recording/spec.ts';

/**
 * The loss's own unit in standardised y: sd(y), sd(y)², or 1; of a loss in y² that is less steep than the square, as Huber's
 * beyond a δ far below sd(y), sd(y) times its slope there. Divided by sd(y)² its gradient would vanish everywhere, and any
 * place would count as stationary.
 */
export function lossUnit(objective: ObjectiveSpec, y: Coordinates): number {
  // Several targets: their geometric mean.
  const scale = Math.exp(y.scale.reduce((sum, value) => sum + Math.log(value), 0) / y.scale.length);
  switch (objective.unit) {
    case 'y':
      return scale;
    case 'y²':
      return scale * Math.min(scale, slopeAt(objective, scale));
    default:
      return 1;
  }
}

/** |d loss/d r| at a residual; ∞ where the loss is no function of the residual alone, and so has no such slope. */
function slopeAt({ pays, parameters }: ObjectiveSpec, residual: number): number {
  const program = compileFloat64(parseFormula(pays, { parameters: Object.keys(parameters) }), parameters, null);
  if (program.variables.join() !== 'r') return Number.POSITIVE_INFINITY;
  const slope = new Float64Array(1);
  program.evaluate(1, { r: Float64Array.of(residual) }, new Float64Array(1), { r: slope });
  return Math.abs(slope[0]) || Number.POSITIVE_INFINITY;
}
