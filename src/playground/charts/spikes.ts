import type { DrawnComponent } from './mixture-density.ts';

/** A component too narrow to draw: where it stands, its scale (0: below float64), and the side that has room for it. */
export interface Spike {
  index: number;
  mean: number;
  scale: number;
  label: 'left' | 'right' | null;
}

/**
 * Components narrower than `leastScale`. The narrowest are labelled first, on a side of length `room` (units of y) that
 * no other spike and no other label stands in, inside `domain`; the others go without.
 */
export function placeSpikes(
  drawn: readonly DrawnComponent[],
  leastScale: number,
  room: number,
  [low, high]: readonly [number, number],
): Spike[] {
  const spikes = drawn.flatMap((each, index): Spike[] => {
    const scale = each.kind === 'point' ? 0 : each.scale;
    const mean = each.kind === 'point' ? each.mean[0] : each.component.mean[0];
    return scale < leastScale ? [{ index, mean, scale, label: null }] : [];
  });
  spikes.sort((a, b) => a.scale - b.scale);
  const taken: [number, number][] = [];
  const isFree = (from: number, to: number) =>
    from >= low &&
    to <= high &&
    spikes.every(({ mean }) => mean <= from || mean >= to) &&
    taken.every(([start, end]) => end <= from || start >= to);
  for (const spike of spikes) {
    const { mean } = spike;
    if (isFree(mean, mean + room)) spike.label = 'right';
    else if (isFree(mean - room, mean)) spike.label = 'left';
    if (spike.label) taken.push(spike.label === 'right' ? [mean, mean + room] : [mean - room, mean]);
  }
  return spikes;
}
