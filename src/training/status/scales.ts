import { principalScales } from '../../models/mixture/natural.ts';
import type { NaturalParameters } from '../../recording/recording.ts';

/** Smallest scale of each component, or the noise scales; empty where there are none. */
export function scalesOf(parameters: NaturalParameters): number[] {
  if (parameters.kind === 'mixture') return parameters.covariances.map((covariance) => principalScales(covariance)[0]);
  if (parameters.kind === 'table' || parameters.scale === null) return [];
  return Array.isArray(parameters.scale) ? parameters.scale : [parameters.scale];
}

/** The first component whose variance is greater than any number; null where there is none. */
export function beyondNumbers(parameters: NaturalParameters): number | null {
  if (parameters.kind !== 'mixture') return null;
  const component = parameters.covariances.findIndex((covariance) => !covariance.flat().every(Number.isFinite));
  return component < 0 ? null : component;
}
