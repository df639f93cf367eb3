import { claim } from '../../src/experiment/claim.ts';
import type { Plan } from '../../src/experiment/experiment.ts';
import type { ClaimResult, RecordedRun } from '../../src/recording/recording.ts';
import { furthest, short, worst } from '../measure.ts';
import { arrivalClaims } from './arrival-claims.ts';
import { gradientFactor, NOISE_MODELS, type NoiseModel } from './gradient-factor.ts';
import { FINISHED, modelOf, noiseOf, scaleAccuracy, scaleOf } from './regression-run.ts';
import { meanAbsolute, meanSquare, residuals } from './residuals.ts';
import type { Facts } from './theory.ts';

/** Residuals below this share of the largest count as 0: the line passes through the point. */
const TOUCHES = 1e-7;

export function claims(runs: readonly RecordedRun[], plan: Plan): ClaimResult[] {
  const facts = plan.facts as Facts;
  const claimed = runs.flatMap((run) => claimsOfRun(run, facts));
  return [...claimed, ...robustness(runs, facts)];
}

function claimsOfRun(run: RecordedRun, facts: Facts): ClaimResult[] {
  const { id } = run.spec.objective;
  const r = residuals(run);
  const isNoise = id in NOISE_MODELS;
  return [
    ...arrivalClaims(run, facts),
    ...(isNoise && noiseOf(run) === 'learned' ? learnedScale(run, r) : []),
    ...(isNoise ? factor(run, r) : []),
    ...(id === 'pinball' ? quantile(run, r, facts) : []),
  ];
}

/** At a stationary point the learned scale is that of the residuals. */
function learnedScale(run: RecordedRun, r: Float64Array[]): ClaimResult[] {
  const gaussian = run.spec.objective.id === 'gaussian-nll';
  const pairs = run.replicas.map(({ parameters }, replica) => {
    const scale = scaleOf(parameters);
    return gaussian
      ? { learned: scale ** 2, own: meanSquare(r[replica]) }
      : { learned: scale, own: meanAbsolute(r[replica]) };
  });
  const { learned, own } = furthestApart(pairs);
  return [
    claim({
      id: `${run.spec.objective.id}-scale`,
      statement: gaussian
        ? `${run.label}: the learned σ² is the mean r² of its own residuals`
        : `${run.label}: the learned λ is the mean |r| of its own residuals`,
      expected: own,
      measured: learned,
      tolerance: scaleAccuracy(run) * own,
      relation: '=',
      unit: gaussian ? 'y²' : 'y',
    }),
  ];
}

/**
 * With the scale held where training left it, the noise model pushes ŷ as its distortion does, times a factor: that of a
 * fixed scale, or of a learned one, which is the residuals' own size.
 */
function factor(run: RecordedRun, r: Float64Array[]): ClaimResult[] {
  const model = run.spec.objective.id as NoiseModel;
  const { factor: theory, distortion, sizeOf, ofFixed, ofLearned } = NOISE_MODELS[model];
  const { noise } = modelOf(run);
  const fixed = noise.kind === 'fixed' ? noise.scale : null;
  const found = run.replicas.map(({ parameters }, replica) => {
    const expected = theory(fixed ?? sizeOf(r[replica]));
    return { own: expected, learned: gradientFactor(model, r[replica], scaleOf(parameters)) };
  });
  const { own, learned } = furthestApart(found);
  return [
    claim({
      id: `${model}-gradient-factor`,
      statement: `${run.label}: with the scale held where the run ended, every residual's gradient is ${distortion.toUpperCase()}'s times ${fixed === null ? ofLearned : ofFixed}`,
      expected: own,
      measured: learned,
      // Two scales' worth: the Gaussian factor goes with the square of σ.
      tolerance: (fixed === null ? 2 * scaleAccuracy(run) : FINISHED) * own,
      relation: '=',
      unit: model === 'gaussian-nll' ? '1/y²' : '1/y',
    }),
  ];
}

/** A quantile line leaves a share τ of the points below it, but for those that it touches. */
function quantile(run: RecordedRun, r: Float64Array[], { examples, parameters }: Facts): ClaimResult[] {
  const { tau } = run.spec.objective.parameters;
  const below = r.map((values) => {
    const largest = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
    return values.filter((value) => value < -TOUCHES * largest).length / examples;
  });
  return [
    claim({
      id: 'pinball-share',
      statement: `${run.label}: the share of points below the line is τ, but for the points that it touches`,
      expected: tau,
      measured: furthest(below, tau),
      tolerance: (parameters ?? 1) / examples,
      relation: '=',
      unit: '1',
    }),
  ];
}

/** Where the true line is known and outliers lie off it, L1's slope is nearer to it than L2's. */
function robustness(runs: readonly RecordedRun[], { truth }: Facts): ClaimResult[] {
  if (!truth) return [];
  const miss = (id: string) => {
    const run = runs.find(({ spec }) => spec.objective.id === id && modelOf({ spec }).body.kind === 'linear');
    return (
      run &&
      worst(run.replicas, ({ parameters }) => {
        return parameters.kind === 'linear'
          ? Math.abs((parameters.coefficients as number[])[0] - truth.slope)
          : Number.NaN;
      })
    );
  };
  const [l2, l1] = [miss('l2'), miss('l1')];
  if (l2 === undefined || l1 === undefined) return [];
  return [
    claim({
      id: 'l1-withstands-outliers',
      statement: `L1's slope misses the true slope ${short(truth.slope)} by less than L2's does`,
      expected: l2,
      measured: l1,
      tolerance: 0,
      relation: '≤',
      unit: 'y/x',
    }),
  ];
}

/** The replica whose two numbers differ most; one that has no numbers, where there is one. */
function furthestApart(pairs: { learned: number; own: number }[]): { learned: number; own: number } {
  const apart = ({ learned, own }: (typeof pairs)[number]) => Math.abs(learned / own - 1);
  return pairs.reduce((a, b) => (Number.isNaN(apart(a)) || apart(b) <= apart(a) ? a : b));
}
