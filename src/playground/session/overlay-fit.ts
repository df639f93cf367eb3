import type { Plan } from '../../experiment/experiment.ts';
import type { Recording } from '../../recording/recording.ts';
import type { RunSpec } from '../../recording/spec.ts';
import { sameValues } from './same-values.ts';

/**
 * Why the curves of a recording do not compare with those of the plan that trains now, in sentences: other data, or losses in
 * another unit. Empty where they do.
 */
export function overlayMisfit(recording: Pick<Recording, 'name' | 'runs'>, plan: Pick<Plan, 'runs'>): string[] {
  const [then, now] = [recording.runs[0]?.spec, plan.runs[0]?.spec];
  if (!then || !now) return [];
  const sentences: string[] = [];
  if (!sameValues(drawnFrom(then), drawnFrom(now))) {
    const [one, other] = [nameOf(then), nameOf(now)];
    const what = one === other ? `other rows of ${one}` : `${one}, this run on ${other}`;
    sentences.push(`${recording.name} was trained on ${what}: its losses are of other examples.`);
  }
  const units = new Set(plan.runs.map(({ spec }) => spec.objective.unit));
  const strange = recording.runs.filter(({ spec }) => !units.has(spec.objective.unit));
  for (const { label, spec } of strange) {
    sentences.push(`${label} of ${recording.name} is in ${unitText(spec.objective.unit)}; no live loss is.`);
  }
  return sentences;
}

function drawnFrom({ data, population }: RunSpec): unknown {
  return { train: data?.train ?? null, heldOut: data?.heldOut ?? null, share: data?.share ?? null, population };
}

function nameOf({ data, population }: RunSpec): string {
  return data?.name ?? (population ? 'another population' : 'other data');
}

function unitText(unit: string): string {
  return unit === '1' ? 'no unit' : unit;
}
