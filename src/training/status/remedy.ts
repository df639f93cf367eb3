import type { ObjectiveSpec, RunSpec } from '../../recording/spec.ts';
import { compileObjective } from '../expectation/build.ts';

/** A floor or a penalty on scales, or a formula that stops paying for ever higher densities: then nothing heads to −∞. */
export function hasRemedy({ model, objective }: RunSpec): boolean {
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
