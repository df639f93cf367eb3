/** A component that is drawn as an arrow: where it stands, and its scale (0: below float64). */
export interface Narrow {
  mean: number;
  scale: number;
}

/** An arrow with its label: on which side of it, and in which row of text from the top. */
export interface Spike extends Narrow {
  side: 'left' | 'right';
  row: number;
}

/**
 * Every arrow gets a label of length `room` (units of y) inside `domain`, the narrowest first: in the first row, on a side
 * that no other arrow and no label stands in; else across other arrows, in the first row where no label is in the way.
 */
export function placeSpikes(narrow: readonly Narrow[], room: number, [low, high]: readonly [number, number]): Spike[] {
  const taken: { from: number; to: number; row: number }[] = [];
  return narrow
    .toSorted((a, b) => a.scale - b.scale)
    .map(({ mean, scale }): Spike => {
      const right = { side: 'right' as const, from: mean, to: mean + room };
      const left = { side: 'left' as const, from: mean - room, to: mean };
      const inside = [right, left].filter(({ from, to }) => from >= low && to <= high);
      const sides = inside.length ? inside : [mean - low > high - mean ? left : right];
      const isFree = (side: { from: number; to: number }, row: number) =>
        taken.every((label) => label.row !== row || label.to <= side.from || label.from >= side.to);
      const isClear = ({ from, to }: { from: number; to: number }) =>
        narrow.every((other) => other.mean <= from || other.mean >= to);
      let row = 0;
      let chosen = sides.find((side) => isClear(side) && isFree(side, 0));
      for (; !chosen; row++) {
        chosen = sides.find((side) => isFree(side, row));
        if (chosen) break;
      }
      taken.push({ from: chosen.from, to: chosen.to, row });
      return { mean, scale, side: chosen.side, row };
    });
}
