import { formatCount, formatNumber } from '../format/numbers.ts';
import { recordFrom } from '../session/record-at.ts';
import { boldValues, type CurveLine } from './curve-lines.ts';
import type { ValueScale } from './value-scale.ts';

/** How long a curve sounds, whatever its length. */
export const SOUND_SECONDS = 6;

/** Pitches in a curve: forty a second are heard as one glide. */
const TICKS = 240;

/** The lowest and the highest pitch, Hz: two octaves, in which most people hear steps well. */
export const PITCHES = [220, 880] as const;

export interface Voice {
  label: string;
  /** [tick], Hz; null: silence, where the curve has no place on the axis or has ended. */
  pitches: readonly (number | null)[];
  /** From −1, left, to 1, right: several voices come from different sides. */
  pan: number;
}

export interface CurveSound {
  voices: readonly Voice[];
  /** The values at the lowest and the highest pitch, in the units shown; null where there is nothing to hear. */
  between: readonly [number, number] | null;
  /** The step at which the sound ends. */
  lastStep: number;
}

/**
 * Curves as voices: time is the step, and pitch follows the height on the chart's axis, in equal intervals for equal
 * distances. All voices share one scale, so that the higher curve is the higher voice.
 */
export function soundOf(lines: readonly CurveLine[], scale: ValueScale, factor: (unit: string) => number): CurveSound {
  const lastStep = Math.max(0, ...lines.map(({ steps }) => steps.at(-1) ?? 0));
  const heights = lines.map((line) => heightsOf(line, scale, factor(line.unit), lastStep));
  const placed = heights.flat().filter((height) => height !== null);
  const low = placed.reduce((least, height) => Math.min(least, height), Number.POSITIVE_INFINITY);
  const high = placed.reduce((most, height) => Math.max(most, height), Number.NEGATIVE_INFINITY);
  const [bottom, top] = PITCHES;
  // A level curve has one pitch, in the middle.
  const share = (height: number) => (high > low ? (height - low) / (high - low) : 0.5);
  return {
    voices: lines.map(({ label }, index) => ({
      label,
      pitches: heights[index].map((height) => (height === null ? null : bottom * (top / bottom) ** share(height))),
      pan: lines.length < 2 ? 0 : -0.8 + (1.6 * index) / (lines.length - 1),
    })),
    between: placed.length > 0 ? [scale.inverse(low), scale.inverse(high)] : null,
    lastStep,
  };
}

/** What there is to hear, in a sentence. */
export function soundTold({ voices, between, lastStep }: CurveSound, unit: string): string {
  if (!between) return 'There is nothing to hear: no value has a place on the axis.';
  const [low, high] = between.map((value) => formatNumber(value));
  const what = voices.length === 1 ? voices[0].label : voices.map(({ label }) => label).join(', ');
  const sides = voices.length === 1 ? '' : ', from left to right';
  const pitch = `${PITCHES[0]} Hz is ${low}, ${PITCHES[1]} Hz is ${high}${unit ? ` ${unit}` : ''}`;
  return `${what}${sides}: ${formatCount(lastStep)} steps in ${SOUND_SECONDS} seconds; ${pitch}. NaN and ∞ are silent. Escape stops it.`;
}

/** The mean height of each tick's records; between two sparse records, on the straight line. */
function heightsOf(line: CurveLine, scale: ValueScale, by: number, lastStep: number): (number | null)[] {
  const { steps } = line;
  const values = boldValues(line);
  const height = (record: number) => (record < values.length ? scale.forward(values[record] * by) : null);
  return Array.from({ length: TICKS }, (_, tick) => {
    const [from, to] = [(tick * lastStep) / TICKS, ((tick + 1) * lastStep) / TICKS];
    const [first, end] = [recordFrom(steps, from), recordFrom(steps, to)];
    if (end > first) {
      const here = Array.from({ length: end - first }, (_, index) => height(first + index));
      const placed = here.filter((each) => each !== null);
      return placed.length > 0 ? placed.reduce((sum, each) => sum + each, 0) / placed.length : null;
    }
    const [before, after] = [height(first - 1), height(first)];
    if (first === 0 || before === null || after === null) return null;
    const part = (from - steps[first - 1]) / (steps[first] - steps[first - 1]);
    return before + (after - before) * part;
  });
}
