import type { DrawnComponent } from './mixture-density.ts';

/** A component too narrow to draw: where it stands, its scale (0: below float64), whether there is room for its label. */
export interface Spike {
  index: number;
  mean: number;
  scale: number;
  labelled: boolean;
  /** The nearest other spike is on the right: the label goes left. */
  crowdedRight: boolean;
}

/** Components narrower than `leastScale`. The narrowest are labelled first; labels keep `apart`, in units of y. */
export function labelSpikes(drawn: readonly DrawnComponent[], leastScale: number, apart: number): Spike[] {
  const spikes = drawn.flatMap((each, index): Spike[] => {
    const scale = each.kind === 'point' ? 0 : each.scale;
    const mean = each.kind === 'point' ? each.mean[0] : each.component.mean[0];
    return scale < leastScale ? [{ index, mean, scale, labelled: false, crowdedRight: false }] : [];
  });
  spikes.sort((a, b) => a.scale - b.scale);
  for (const spike of spikes) {
    const gaps = spikes.map(({ mean }) => mean - spike.mean).filter((gap) => gap !== 0);
    spike.crowdedRight = gaps.some((gap) => gap > 0 && gaps.every((other) => gap <= Math.abs(other)));
    spike.labelled = spikes.every(({ labelled, mean }) => !labelled || Math.abs(mean - spike.mean) >= apart);
  }
  return spikes;
}
