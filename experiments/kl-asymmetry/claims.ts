import { claim } from '../../src/experiment/claim.ts';
import type { Plan } from '../../src/experiment/experiment.ts';
import type { Findings } from '../../src/experiment/findings.ts';
import { inNats } from '../../src/experiment/information-in-prose.ts';
import { isOwn } from '../../src/objectives/own.ts';
import type { ClaimResult, RecordedRun } from '../../src/recording/recording.ts';
import { furthest, short, worst } from '../measure.ts';
import { mixtureMoments } from '../mixture-moments.ts';
import { arrivalClaims } from './arrival-claims.ts';
import { coverageClaims, directionClaims, shareOf } from './coverage-claims.ts';
import { factorisedClaims } from './factorised-claims.ts';
import type { Optimum } from './optima.ts';
import { among, nearestOptimum, resolved } from './replicas.ts';
import { sweepClaims } from './sweep-claims.ts';
import { type Facts, floorName, lowerBound } from './theory.ts';

/** By how much a moment, and an event's probability, may miss. */
const TOLERANCE = 1e-3;
/** The same for populations in large units. */
const RELATIVE_TOLERANCE = 1e-3;
/** Of a divergence in nats. */
const KL_TOLERANCE = 1e-4;
/** Of a floor: float32's rounding on the path, and the integration rule's error. */
const FLOOR_TOLERANCE = 1e-4;

export function claims(runs: readonly RecordedRun[], plan: Plan, findings: Findings = []): ClaimResult[] {
  const facts = plan.facts as Facts;
  // Of an objective that a reader has typed no theory is known: it may have no optimum at all.
  const known = runs.filter(({ spec }) => !isOwn(spec.objective.id));
  return [
    ...known.flatMap((run) => [
      ...arrivalClaims(run, facts),
      ...claimsOfRun(run, facts),
      ...coverageClaims(run, facts),
    ]),
    ...asymmetry(runs, facts),
    ...directionClaims(runs, facts),
    ...factorisedClaims(runs, facts),
    ...sweepClaims(findings),
  ];
}

function claimsOfRun(run: RecordedRun, facts: Facts): ClaimResult[] {
  switch (run.spec.objective.id) {
    case 'forward-kl':
      return [...moments(run, facts), ...forwardOptimum(run, facts)];
    case 'population-cross-entropy':
      return [...moments(run, facts), ...floor(run, facts)];
    case 'reverse-kl':
      return ends(run, facts);
    default:
      return [...floor(run, facts), ...ends(run, facts)];
  }
}

/** Where H(P, Q) is stationary, Q has the mean and the covariance of P, however many components it has. */
function moments(run: RecordedRun, facts: Facts): ClaimResult[] {
  const found = resolved(run).map(({ parameters }) => mixtureMoments(parameters));
  if (!found.length) return [];
  const means = found.map(({ mean }) => mean);
  const covariances = found.map(({ covariance }) => covariance);
  const one = facts.mean.length === 1;
  const broadest = Math.max(...facts.covariance.map((row, i) => row[i]));
  const moment = (id: string, name: string, expected: number, measured: number[], unit: string) =>
    claim({
      id: `${run.spec.objective.id}-${id}`,
      statement: `${run.label}: Q’s ${name} is P’s, in the worst of ${among(run)}`,
      expected,
      measured: furthest(measured, expected),
      tolerance: RELATIVE_TOLERANCE * (unit === 'y' ? Math.sqrt(broadest) : broadest),
      relation: '=',
      unit,
    });
  return facts.mean.flatMap((expected, i) => [
    moment(
      one ? 'mean' : `mean-${i}`,
      one ? 'mean' : `mean along y${i + 1}`,
      expected,
      means.map((m) => m[i]),
      'y',
    ),
    ...facts.covariance[i].slice(i).flatMap((value, k) => {
      const j = i + k;
      // One Gaussian that cannot lean has no covariance to fit; a mixture of such has one, but not P's.
      if (i !== j && facts.diagonal) return [];
      const name = i === j ? (one ? 'variance' : `variance along y${i + 1}`) : 'covariance';
      const id = one ? 'variance' : `covariance-${i}${j}`;
      return moment(
        id,
        name,
        value,
        covariances.map((c) => c[i][j]),
        'y²',
      );
    }),
  ]);
}

function forwardOptimum(run: RecordedRun, { forwardKl, components }: Facts): ClaimResult[] {
  // More components may stop in a local optimum: only one Gaussian is sure to reach the level.
  const losses = resolved(run).map(({ loss }) => loss);
  if (forwardKl === null || !losses.length) return [];
  return [
    claim({
      id: 'forward-kl-optimum',
      statement:
        components === 1
          ? `${run.label}: every replica’s KL(P, Q) is that of the one Gaussian with P’s moments`
          : `${run.label}: the best replica reaches Q = P`,
      expected: forwardKl,
      measured: components === 1 ? furthest(losses, forwardKl) : Math.min(...losses),
      tolerance: KL_TOLERANCE,
      relation: '=',
      unit: 'nats',
    }),
  ];
}

/** Where replicas may end under an objective whose optima were searched, and how many ended where. */
function ends(run: RecordedRun, { searched }: Facts): ClaimResult[] {
  const replicas = resolved(run);
  const { objective } = run.spec;
  const found = searched[objective.id];
  if (!found || found.optima.length === 0 || !replicas.length) return [];
  const { optima, starts } = found;
  const level = objective.id === 'reverse-kl' ? 'KL' : 'D';
  const nearest = replicas.map(({ parameters, loss }) => nearestOptimum(parameters, loss, optima));
  const total = replicas.length;
  const shares = optima.map((optimum, index) => {
    const count = nearest.filter((end) => end.index === index).length;
    return `${shareOf(count, total)} at ${describe(optimum, level, objective.unit)}`;
  });
  return [
    claim({
      id: `${objective.id}-ends`,
      statement: `${run.label}: each of ${among(run)} ends in ${optima.length === 1 ? 'the one local optimum' : `one of ${optima.length} local optima`} that ${starts} float64 searches found (largest total variation to the nearest): ${shares.join('; ')}`,
      expected: 0,
      measured: worst(nearest, ({ distance }) => distance),
      tolerance: TOLERANCE,
      relation: '≤',
      unit: '1',
    }),
    claim({
      id: `${objective.id}-levels`,
      statement: `${run.label}: every replica’s ${level}${level === 'KL' ? '(Q, P)' : ''} is its optimum’s (largest difference)`,
      expected: 0,
      measured: worst(nearest, ({ gap }) => gap),
      tolerance: KL_TOLERANCE,
      relation: '≤',
      unit: objective.unit,
    }),
    claim({
      id: `${objective.id}-global`,
      statement: `${run.label}: no replica gets below the lowest optimum found`,
      expected: optima[0].level,
      measured: Math.min(...replicas.map(({ loss }) => loss)),
      tolerance: KL_TOLERANCE,
      relation: '≥',
      unit: objective.unit,
    }),
  ];
}

/** A divergence never passes its floor, at any recorded step. */
function floor(run: RecordedRun, facts: Facts): ClaimResult[] {
  const { objective } = run.spec;
  const bound = lowerBound(objective.id, facts);
  if (bound === null) return [];
  const recorded = run.series.find(({ name }) => name === 'loss')!.values;
  return [
    claim({
      id: `${objective.id}-floor`,
      statement: `${run.label}: no replica falls below ${floorName(objective.id)} at any recorded step`,
      expected: bound,
      measured: Math.min(...recorded.map((row) => Math.min(...row))),
      tolerance: FLOOR_TOLERANCE * Math.max(1, Math.abs(bound)),
      relation: '≥',
      unit: objective.unit,
    }),
  ];
}

/** Each direction's fit is the worse one by the other direction's measure. */
function asymmetry(runs: readonly RecordedRun[], { forwardKl, reverse: found }: Facts): ClaimResult[] {
  const byId = (id: string) => runs.find(({ spec }) => spec.objective.id === id);
  const [forwardRun, reverseRun] = [byId('forward-kl'), byId('reverse-kl')];
  if (!forwardRun || !reverseRun || forwardKl === null || !found?.optima.length) return [];
  if (!resolved(forwardRun).length || !resolved(reverseRun).length) return [];
  return [
    claim({
      id: 'reverse-fit-forwards',
      statement: 'Measured by KL(P, Q), every reverse fit is at least as bad as the forward fit',
      expected: forwardKl,
      measured: Math.min(...lastOf(reverseRun, 'also:forward-kl')),
      tolerance: KL_TOLERANCE,
      relation: '≥',
      unit: 'nats',
    }),
    claim({
      id: 'forward-fit-reversed',
      statement: 'Measured by KL(Q, P), every forward fit is at least as bad as the best reverse fit',
      expected: found.optima[0].level,
      measured: Math.min(...lastOf(forwardRun, 'also:reverse-kl')),
      tolerance: KL_TOLERANCE,
      relation: '≥',
      unit: 'nats',
    }),
  ];
}

function lastOf(run: RecordedRun, name: string): number[] {
  const row = run.series.find((series) => series.name === name)?.values.at(-1) ?? [];
  const kept = resolved(run);
  return row.filter((_, replica) => kept.includes(run.replicas[replica]));
}

function describe({ parameters: { weights, means, covariances }, level }: Optimum, name: string, unit: string): string {
  const parts = weights.map((weight, k) => {
    const scales = covariances[k].map((row, j) => Math.sqrt(row[j]));
    // A mean that is 0 but for the search's rounding is 0.
    const mean = means[k].map((value, j) => short(scales[j] * Number((value / scales[j]).toFixed(5)))).join(', ');
    const scale = scales.map(short).join(', ');
    const share = weights.length > 1 ? `${short(weight)} × ` : '';
    return means[k].length === 1 ? `${share}mean ${mean}, sd ${scale}` : `${share}mean (${mean}), sd (${scale})`;
  });
  // So is a level.
  const height = Number(level.toFixed(9));
  return `${parts.join(' + ')}, ${name} ${unit === 'nats' ? inNats(height) : short(height)}`;
}
