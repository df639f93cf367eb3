import { claim } from '../../src/experiment/claim.ts';
import type { ClaimResult, RecordedRun } from '../../src/recording/recording.ts';
import { replicaCount } from '../measure.ts';
import { gradientFactor, NOISE_MODELS, type NoiseModel } from './gradient-factor.ts';
import { FINISHED, fixedScaleOf, noiseOf, scaleAccuracy, scaleOf, stationaryReplicas } from './regression-run.ts';
import { meanAbsolute, meanSquare } from './residuals.ts';

export function isNoiseModel(run: RecordedRun): boolean {
  return run.spec.objective.id in NOISE_MODELS;
}

/** At a stationary point the learned scale is that of the residuals. `r`: residuals, [replica][example]. */
export function learnedScale(run: RecordedRun, r: Float64Array[], key: string = run.spec.objective.id): ClaimResult[] {
  const stationary = stationaryReplicas(run);
  if (noiseOf(run) !== 'learned' || !stationary.length) return [];
  const gaussian = run.spec.objective.id === 'gaussian-nll';
  const { learned, own } = furthestApart(
    stationary.map((replica) => {
      const scale = scaleOf(run.replicas[replica].parameters);
      return gaussian
        ? { learned: scale ** 2, own: meanSquare(r[replica]) }
        : { learned: scale, own: meanAbsolute(r[replica]) };
    }),
  );
  const what = gaussian ? 'the learned σ² is the mean r²' : 'the learned σ is the mean |r|';
  return [
    claim({
      id: `${key}-scale`,
      statement: `${run.label}: ${what} of its own residuals${among(stationary, run)}`,
      expected: own,
      measured: learned,
      tolerance: scaleAccuracy(run) * own,
      relation: '=',
      unit: gaussian ? 'y²' : 'y',
    }),
  ];
}

function among(stationary: readonly number[], { replicas }: RecordedRun): string {
  if (stationary.length === replicas.length) return '';
  return ` (the ${stationary.length} of ${replicaCount(replicas.length)} whose gradient has all but vanished)`;
}

/**
 * With the scale held where training left it, the noise model pushes ŷ as its distortion does, times a factor: that of a
 * fixed scale; of a learned one at a stationary point, the residuals' own size; anywhere else, that of the scale it has.
 */
export function gradientFactorClaim(
  run: RecordedRun,
  r: Float64Array[],
  key: string = run.spec.objective.id,
): ClaimResult[] {
  const model = run.spec.objective.id as NoiseModel;
  const { factor: theory, distortion, sizeOf, ofFixed, ofLearned } = NOISE_MODELS[model];
  const fixed = fixedScaleOf(run);
  const ofSize = fixed === null && stationaryReplicas(run).length === run.replicas.length;
  const { own, learned } = furthestApart(
    run.replicas.map(({ parameters }, replica) => {
      const scale = ofSize ? sizeOf(r[replica]) : scaleOf(parameters);
      return { own: theory(fixed ?? scale), learned: gradientFactor(model, r[replica], scaleOf(parameters)) };
    }),
  );
  return [
    claim({
      id: `${key}-gradient-factor`,
      statement: `${run.label}: with the scale held where the run ended, every residual’s gradient of the loss in nats is ${distortion.toUpperCase()}’s times ${ofSize ? ofLearned : ofFixed}`,
      expected: own,
      measured: learned,
      // Two scales' worth: the Gaussian factor goes with the square of σ.
      tolerance: (ofSize ? 2 * scaleAccuracy(run) : FINISHED) * own,
      relation: '=',
      unit: model === 'gaussian-nll' ? '1/y²' : '1/y',
    }),
  ];
}

/** The replica whose two numbers differ most; one that has no numbers, where there is one. */
function furthestApart(pairs: { learned: number; own: number }[]): { learned: number; own: number } {
  const apart = ({ learned, own }: (typeof pairs)[number]) => Math.abs(learned / own - 1);
  return pairs.reduce((a, b) => (Number.isNaN(apart(a)) || apart(b) <= apart(a) ? a : b));
}
