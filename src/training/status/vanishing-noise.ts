import type { ConditionalFloat64 } from '../../models/model.ts';
import type { NaturalParameters } from '../../recording/recording.ts';
import { conditionalModel, type Problem } from '../problem.ts';
import { scalesOf } from './scales.ts';
import type { Standing } from './standing.ts';
import { enumerated, pointText } from './words.ts';

/** A noise scale this small against the targets' standard deviation fits residuals that have vanished. */
const VANISHED_NOISE = 1e-6;
/** Of σ(x): a residual beyond this many of them is not the point that σ vanishes on … */
const NOISE_REACH = 3;
/** … unless it is as small as float32 leaves it, in standard deviations of the target. */
const NOISE_ROUNDING = 2 ** -20;
/** Points that a status names one by one. */
const MOST_NAMED = 4;

/** A learned noise scale that vanishes with every residual. */
export function vanished({ y }: Problem, parameters: NaturalParameters): Standing | null {
  const gone = scalesOf(parameters).some((scale, j) => scale < VANISHED_NOISE * y.scale[j]);
  if (!gone) return null;
  return { status: 'unbounded', message: 'heading to −∞ · every residual vanishes, and the noise scale with them' };
}

/**
 * A noise scale σ(x) may vanish at single training points that ŷ passes through, whatever it is elsewhere: each such point
 * takes the loss down by 1/n for each unit of ln σ there, as a mixture's captured point does.
 */
export function vanishing(problem: Problem, theta: Float64Array): Standing | null {
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
