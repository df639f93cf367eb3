import type { Float64Program } from '../../formula/float64.ts';
import type { Objective } from '../objective.ts';
import type { Roughness } from './kinks.ts';
import { lineAlong } from './line.ts';
import { numberText } from './number-text.ts';
import { placeAt } from './place.ts';
import { grid, PROBES, pointText, type ReviewNote, valuesAt } from './probe.ts';
import { FINEST, type Ray, rays } from './rays.ts';

/**
 * By how much less a decade may fall than one half as far out, where there is no end to it: log log r falls half as much, 1/log r
 * to its limit a quarter, any power to its limit hardly at all.
 */
const LASTING = 0.35;

/** A way on which fewer places have a value tells nothing of its end. */
const SHORTEST = 3 * FINEST;

/** A probe, no proof: values further and further out, and nearer and nearer to where the slope has no bound. */
export function boundNote(
  program: Float64Program,
  family: Objective['family'],
  values: Float64Array,
  rough: Roughness,
): ReviewNote {
  const near = lowestOf([values]);
  let lowest = Math.min(near, lowestOf(nearby(program, rough)));
  let fall: { ray: Ray; index: number; value: number } | null = null;
  for (const ray of rays(program, rough)) {
    const along = valuesAt(program, ray.points);
    lowest = Math.min(lowest, lowestOf([along]));
    if (!fallsWithoutEnd(along, near)) continue;
    const index = toldAt(along, ray, near);
    const value = along[index];
    if (!fall || index < fall.index || (index === fall.index && value < fall.value)) fall = { ray, index, value };
  }
  if (!fall) {
    // A lowest value that is rounding beside the others is 0.
    const largest = Math.max(...Array.from(values, Math.abs).filter(Number.isFinite));
    const least = Math.abs(lowest) < 1e-14 * Math.min(1, largest) ? 0 : lowest;
    return { about: 'bound', verdict: 'fine', text: `Never seen below ${told(least)}: probably bounded below.` };
  }
  const { ray, index, value } = fall;
  const where = `${ray.inward ? 'close to' : 'at'} ${pointText(program, ray.points[index])}`;
  const keeper = family === 'residual' ? 'the model' : 'P and Q';
  return {
    about: 'bound',
    verdict: 'mind',
    text: `It falls to ${told(value)} ${where}: nothing in the formula keeps it from −∞, only ${keeper} can.`,
  };
}

/** Values along each variable, and where lowest values like to be: at kinks, and at 0. */
function nearby(program: Float64Program, rough: Roughness): Float64Array[] {
  const probes = grid(program, PROBES);
  const kinks = [...rough.kinks, ...rough.jumps].map((place) => {
    const index = program.variables.indexOf(place.name);
    return probes.map((point) => point.map((value, i) => (i === index ? placeAt(program, place, point) : value)));
  });
  const lines = program.variables.map((name) => lineAlong(program, name));
  const met = program.variables.map((name) => grid(program, { ...PROBES, [name]: [0] }));
  return [
    ...lines.map((line) => line.values(line.near)),
    ...[...kinks, ...met].map((points) => valuesAt(program, points)),
  ];
}

function lowestOf(many: readonly Float64Array[]): number {
  let lowest = Number.POSITIVE_INFINITY;
  for (const values of many) for (const value of values) if (Number.isFinite(value)) lowest = Math.min(lowest, value);
  return lowest;
}

/** Whether values below the near ones still fall at the end of a ray, by as much a decade as before or nearly. */
function fallsWithoutEnd(along: Float64Array, near: number): boolean {
  const cut = along.findIndex((value) => !Number.isFinite(value));
  if (cut > 0 && along[cut] === Number.NEGATIVE_INFINITY && along[cut - 1] < near) return true;
  const last = (cut < 0 ? along.length : cut) - 1;
  const middle = Math.floor(last / 2);
  if (last < SHORTEST) return false;
  const fallAt = (index: number) => along[index - FINEST] - along[index];
  const rounding = 1e-12 * Math.abs(along[last]);
  return along[last] < near && fallAt(last) > rounding && fallAt(last) >= LASTING * fallAt(middle);
}

/** Where a fall is told: at a place that one can picture, if it shows there, else the first whole decade where it does. */
function toldAt(along: Float64Array, { pictured }: Ray, near: number): number {
  const shows = (value: number) => Number.isFinite(value) && value < near - Math.max(1, Math.abs(near));
  if (shows(along[pictured])) return pictured;
  const first = along.findIndex((value, index) => index % FINEST === 0 && shows(value));
  if (first >= 0) return first;
  const cut = along.findIndex((value) => !Number.isFinite(value));
  return (cut < 0 ? along.length : cut) - 1;
}

function told(value: number): string {
  return numberText(Number(value.toPrecision(4)));
}
