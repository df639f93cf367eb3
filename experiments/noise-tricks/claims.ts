import { claim } from '../../src/experiment/claim.ts';
import type { Plan } from '../../src/experiment/experiment.ts';
import { findObjective } from '../../src/objectives/registry.ts';
import type { ClaimResult, RecordedRun } from '../../src/recording/recording.ts';
import { furthest, short, worst } from '../measure.ts';
import { gradientFactor, NOISE_MODELS, type NoiseModel } from './gradient-factor.ts';
import { meanAbsolute, meanSquare, residuals } from './residuals.ts';
import { type Facts, optimalLoss } from './theory.ts';

/** Relative accuracy where every replica converged, and where training just stopped. */
const CONVERGED = 1e-6;
const STOPPED = 5e-2;
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
    ...line(run, facts),
    ...optimum(run, facts),
    ...(isNoise && noiseOf(run) === 'learned' ? learnedScale(run, r) : []),
    ...(isNoise ? factor(run, r) : []),
    ...(id === 'pinball' ? quantile(run, r, facts) : []),
    ...(isSmooth(id) && optimalLoss(id, facts, 1) === null ? stationary(run) : []),
  ];
}

/** The intercept and slopes are those of the exact fit. Left out where many lines share the least absolute deviations. */
function line(run: RecordedRun, { best }: Facts): ClaimResult[] {
  const { id } = run.spec.objective;
  const squares = id === 'l2' || id === 'gaussian-nll';
  const deviations = id === 'l1' || id === 'laplacian-nll';
  const expected = squares ? best?.squaresLine : deviations ? best?.deviationsLine : null;
  // A loss that is nearly least leaves a line that is not: only a converged run is asked for its line.
  if (!expected || !converged(run)) return [];
  const difference = worst(run.replicas, ({ parameters: found }) => {
    if (found.kind !== 'linear') return Number.NaN;
    const measured = [found.intercept, ...found.coefficients] as number[];
    return Math.max(...expected.map((value, j) => Math.abs(measured[j] - value) / Math.max(Math.abs(value), 1e-9)));
  });
  const name = squares ? 'ordinary least squares' : 'least absolute deviations';
  return [
    claim({
      id: `${id}-line`,
      statement: `${run.label}: intercept and slopes are those of ${name}, ${expected.map(short).join(', ')} (largest relative difference)`,
      expected: 0,
      measured: difference,
      tolerance: accuracy(run),
      relation: '=',
      unit: '1',
    }),
  ];
}

/** The loss per example is the least that there is. For L1 only this is unique: many lines may share it. */
function optimum(run: RecordedRun, facts: Facts): ClaimResult[] {
  const { objective } = run.spec;
  const { noise } = modelOf(run);
  const expected = optimalLoss(objective.id, facts, noise.kind === 'fixed' ? noise.scale : null);
  if (expected === null) return [];
  const why: Record<string, string> = {
    l2: 'the least mean r²',
    l1: 'the least mean |r|, as the linear programme finds it',
    'gaussian-nll': noise.kind === 'learned' ? '½ ln(2πe · least mean r²)' : 'least mean r² over 2σ², plus ln σ√(2π)',
    pinball: 'the least mean pinball loss, as the linear programme finds it',
    'laplacian-nll': noise.kind === 'learned' ? '1 + ln(2 · least mean |r|)' : 'least mean |r| over λ, plus ln 2λ',
  };
  return [
    claim({
      id: `${objective.id}-optimum`,
      statement: `${run.label}: the loss per example ends at ${why[objective.id]}`,
      expected,
      measured: furthest(
        run.replicas.map(({ loss }) => loss),
        expected,
      ),
      tolerance: accuracy(run) * Math.max(Math.abs(expected), objective.unit === 'nats' ? 1 : 0),
      relation: '=',
      unit: objective.unit,
    }),
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
  const { learned, own } = pairs.reduce((a, b) => (relative(b) > relative(a) ? b : a));
  return [
    claim({
      id: `${run.spec.objective.id}-scale`,
      statement: gaussian
        ? `${run.label}: the learned σ² is the mean r² of its own residuals`
        : `${run.label}: the learned λ is the mean |r| of its own residuals`,
      expected: own,
      measured: learned,
      tolerance: accuracy(run) * own,
      relation: '=',
      unit: gaussian ? 'y²' : 'y',
    }),
  ];
}

/** With the scale held, the noise model pushes ŷ as its distortion does, times a known factor. */
function factor(run: RecordedRun, r: Float64Array[]): ClaimResult[] {
  const model = run.spec.objective.id as NoiseModel;
  const { factor: theory, formula, distortion } = NOISE_MODELS[model];
  const scale = scaleOf(run.replicas[0].parameters);
  const expected = theory(scale);
  return [
    claim({
      id: `${model}-gradient-factor`,
      statement: `${run.label}: with the scale held at ${short(scale)}, every residual's gradient is ${distortion.toUpperCase()}'s times ${formula}`,
      expected,
      measured: gradientFactor(model, r[0], scale),
      tolerance: 1e-9 * expected,
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

function stationary(run: RecordedRun): ClaimResult[] {
  const { tolerance, objective } = run.spec;
  if (tolerance === null || modelOf(run).body.kind === 'mlp') return [];
  return [
    claim({
      id: `${objective.id}-stationary`,
      statement: `${run.label}: every replica ends where the gradient vanishes (largest gradient norm)`,
      expected: 0,
      measured: worst(run.replicas, ({ gradientNorm }) => gradientNorm),
      tolerance,
      relation: '≤',
      unit: objective.unit,
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

function modelOf({ spec }: Pick<RecordedRun, 'spec'>): Extract<RecordedRun['spec']['model'], { kind: 'regression' }> {
  if (spec.model.kind !== 'regression') throw new Error('This experiment trains regressions.');
  return spec.model;
}

/** Kinked objectives end on a kink, where the subgradient says little. */
function isSmooth(objective: string): boolean {
  return findObjective(objective).kinks === undefined;
}

function noiseOf(run: RecordedRun): string {
  return modelOf(run).noise.kind;
}

function scaleOf(parameters: RecordedRun['replicas'][number]['parameters']): number {
  const scale = parameters.kind === 'linear' || parameters.kind === 'network' ? parameters.scale : null;
  return typeof scale === 'number' ? scale : Number.NaN;
}

function converged({ replicas }: RecordedRun): boolean {
  return replicas.every(({ status }) => status === 'converged');
}

function accuracy(run: RecordedRun): number {
  return converged(run) ? Math.max(CONVERGED, run.spec.tolerance ?? 0) : STOPPED;
}

function relative({ learned, own }: { learned: number; own: number }): number {
  return Math.abs(learned / own - 1);
}
