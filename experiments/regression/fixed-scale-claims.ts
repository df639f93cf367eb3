import { claim } from '../../src/experiment/claim.ts';
import type { ClaimResult, RecordedRun } from '../../src/recording/recording.ts';
import { furthest, short } from '../measure.ts';
import { gradientFactor, NOISE_MODELS, type NoiseModel } from './gradient-factor.ts';
import { deviationOf } from './moments.ts';
import { FINISHED, fixedScaleOf, isFinished } from './regression-run.ts';
import { meanAbsolute, meanSquare, residuals } from './residuals.ts';

/** Of a gradient norm as the path itself computed it: float32's rounding. */
const PATH_ROUNDING = 1e-4;

export interface DistortionTerm {
  scale: number;
  /** Mean distortion over the noise scale as the negative log likelihood pays it, nats. */
  term: number;
}

/** r²/2σ² or |r|/σ, averaged over the examples, of the first replica of each run with its noise scale held. */
export function distortionTerms(runs: readonly RecordedRun[]): DistortionTerm[] {
  return runs.flatMap((run) => {
    const scale = fixedScaleOf(run);
    if (scale === null) return [];
    const [r] = residuals(run);
    const gaussian = run.spec.objective.id === 'gaussian-nll';
    return { scale, term: gaussian ? meanSquare(r) / (2 * scale ** 2) : meanAbsolute(r) / scale };
  });
}

/**
 * What runs at several fixed noise scales show together. `distortion`: the run with the bare distortion, from the same start.
 * `least`: the least mean distortion that there is, null where theory knows none.
 */
export function fixedScaleClaims(
  fixed: readonly RecordedRun[],
  distortion: RecordedRun,
  least: number | null,
): ClaimResult[] {
  if (!fixed.length) return [];
  const model = fixed[0].spec.objective.id as NoiseModel;
  const { factor, ofFixed } = NOISE_MODELS[model];
  const gaussian = model === 'gaussian-nll';
  const name = gaussian ? 'L2' : 'L1';
  const ratios = fixed.flatMap((run) => {
    const scale = fixedScaleOf(run)!;
    return residuals(run).map((r) => gradientFactor(model, r, scale) / factor(scale));
  });
  const claims = [
    claim({
      id: 'fixed-gradient',
      statement: `Where the runs with σ held ended, every residual’s gradient of the loss in nats is ${name}’s times ${ofFixed}, each with its own σ (ratio, furthest of ${fixed.length} runs)`,
      expected: 1,
      measured: furthest(ratios, 1),
      tolerance: FINISHED,
      relation: '=',
      unit: '1',
    }),
    claim({
      id: 'start-gradient',
      statement: `At the start, too: the gradient of the loss in nats that the trainer itself took, in all parameters, is ${name}’s times ${ofFixed} (ratio of norms, furthest of ${fixed.length} runs)`,
      expected: 1,
      measured: furthest(
        fixed.flatMap((run) => startRatios(run, distortion).map((ratio) => ratio / factor(fixedScaleOf(run)!))),
        1,
      ),
      tolerance: PATH_ROUNDING,
      relation: '=',
      unit: '1',
    }),
  ];
  if (!isFinished(distortion) || least === null || !(least > 0)) return claims;
  const terms = distortionTerms(fixed);
  const smallest = terms.reduce((a, b) => (b.scale < a.scale ? b : a));
  claims.push(
    claim({
      id: 'distortion-term',
      statement: `With σ = ${short(smallest.scale)} held, what is paid for the residuals is (the least mean ${gaussian ? 'r² over 2σ²' : '|r| over σ'})·log e`,
      expected: least * factor(smallest.scale),
      measured: smallest.term,
      tolerance: FINISHED * least * factor(smallest.scale),
      relation: '=',
      unit: 'nats',
    }),
  );
  if (terms.length < 2) return claims;
  const exponent = gaussian ? 2 : 1;
  claims.push(
    claim({
      id: 'distortion-slope',
      statement: `As σ → 0 the distortion term goes to ∞ as 1/σ${gaussian ? '²' : ''}: its slope on two logarithmic axes, over ${terms.length} trained runs`,
      expected: -exponent,
      measured: logSlope(terms),
      tolerance: 1e-5,
      relation: '=',
      unit: '1',
    }),
  );
  return claims;
}

/** Gradient norm of a run over that of another from the same start, as the path recorded both at step 0, in the units of y. */
function startRatios(run: RecordedRun, distortion: RecordedRun): number[] {
  const norms = ({ series }: RecordedRun) => series.find(({ name }) => name === 'gradientNorm')!.values[0];
  const [likelihood, distance] = [norms(run), norms(distortion)];
  const unit = lossUnit(distortion);
  return likelihood.map((norm, replica) => norm / (distance[replica] * unit));
}

/** Recorded norms are of the loss in standardised units of y. */
function lossUnit({ spec }: RecordedRun): number {
  const deviation = deviationOf(spec.data!.train.map((row) => row[spec.data!.inputs]));
  return spec.objective.unit === 'y²' ? deviation ** 2 : deviation;
}

function logSlope(terms: readonly DistortionTerm[]): number {
  const points = terms.map(({ scale, term }) => [Math.log(scale), Math.log(term)]);
  const mean = (j: number) => points.reduce((sum, point) => sum + point[j], 0) / points.length;
  const [mx, my] = [mean(0), mean(1)];
  const sum = (of: (x: number, y: number) => number) => points.reduce((total, [x, y]) => total + of(x - mx, y - my), 0);
  return sum((x, y) => x * y) / sum((x) => x * x);
}
