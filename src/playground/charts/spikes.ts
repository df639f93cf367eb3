/** A component that is drawn as an arrow: where it stands, and its scale (0: below float64). */
export interface Narrow {
  mean: number;
  scale: number;
}

/**
 * An arrow with its label: on which side of it, and in which row of text from the top. The arrow ends beside its label; one
 * without (`labelled` is false) ends where no label is in its way.
 */
export interface Spike extends Narrow {
  side: 'left' | 'right';
  row: number;
  labelled: boolean;
}

interface Flag extends Omit<Spike, 'labelled'> {
  from: number;
  to: number;
}

/** Rows that the panel has room for. */
const MOST_ROWS = 9;

/**
 * The `most` narrowest arrows get a label of length `room` (units of y) inside `domain`. A label hangs from its arrow's tip as a flag does:
 * shorter arrows may stand below it, and none of the others crosses it, where there is such an order of heights. The
 * narrowest are the highest, unless another order has fewer crossings.
 */
export function placeSpikes(
  narrow: readonly Narrow[],
  room: number,
  domain: readonly [number, number],
  most = Number.POSITIVE_INFINITY,
): Spike[] {
  const byScale = narrow.toSorted((a, b) => a.scale - b.scale);
  const [told, untold] = [byScale.slice(0, most), byScale.slice(most)];
  const orders = [told, ...inwards(told, room, domain)];
  const tries = orders.map((order) => hoist(order, room, domain));
  const best = tries.reduce((least, next) => (crossings(next) < crossings(least) ? next : least));
  return [
    ...best
      .toSorted((a, b) => a.scale - b.scale)
      .map(({ mean, scale, side, row }): Spike => ({ mean, scale, side, row, labelled: true })),
    ...untold.map(({ mean, scale }): Spike => {
      const above = best.filter(({ from, to }) => from <= mean && mean <= to).map(({ row }) => row + 1);
      return { mean, scale, side: 'right', row: Math.max(0, ...above), labelled: false };
    }),
  ];
}

/** From an edge to the other; those whose labels must point back, at the far edge, come first, from there inwards. */
function inwards(narrow: readonly Narrow[], room: number, [low, high]: readonly [number, number]): Narrow[][] {
  const rising = narrow.toSorted((a, b) => a.mean - b.mean);
  const falling = rising.toReversed();
  const isAtLow = ({ mean }: Narrow) => mean - room < low;
  const isAtHigh = ({ mean }: Narrow) => mean + room > high;
  return [
    [...falling.filter(isAtHigh), ...rising.filter((each) => !isAtHigh(each))],
    [...rising.filter(isAtLow), ...falling.filter((each) => !isAtLow(each))],
  ];
}

/** One after the other, each as high as those before it let it. */
function hoist(order: readonly Narrow[], room: number, domain: readonly [number, number]): Flag[] {
  const flags: Flag[] = [];
  for (const spike of order) {
    const sides = sidesOf(spike, room, domain);
    const clear = sides.flatMap((side) => clearRow(side, flags) ?? []).toSorted((a, b) => a.row - b.row);
    flags.push(clear[0] ?? freeRow(sides, flags));
  }
  return flags;
}

/** Both, where a label fits on either; right is usual. */
function sidesOf({ mean, scale }: Narrow, room: number, [low, high]: readonly [number, number]): Flag[] {
  const right: Flag = { mean, scale, side: 'right', row: 0, from: mean, to: mean + room };
  const left: Flag = { mean, scale, side: 'left', row: 0, from: mean - room, to: mean };
  const inside = [right, left].filter(({ from, to }) => from >= low && to <= high);
  return inside.length ? inside : [mean - low > high - mean ? left : right];
}

/** In the highest row in which it crosses no arrow, and no label crosses its own; null where there is none. */
function clearRow(flag: Flag, others: readonly Flag[]): Flag | null {
  const above = others.filter((other) => covers(other, flag)).map(({ row }) => row + 1);
  const below = others.filter((other) => covers(flag, other)).map(({ row }) => row - 1);
  const last = Math.min(MOST_ROWS - 1, ...below);
  for (let row = Math.max(0, ...above); row <= last; row++) if (isFree(flag, row, others)) return { ...flag, row };
  return null;
}

/** In the highest row in which no label is in the way, across arrows. */
function freeRow(sides: readonly Flag[], others: readonly Flag[]): Flag {
  for (let row = 0; ; row++) {
    const free = sides.find((flag) => isFree(flag, row, others));
    if (free) return { ...free, row };
  }
}

function isFree({ from, to }: Flag, row: number, others: readonly Flag[]): boolean {
  return others.every((other) => other.row !== row || other.to <= from || other.from >= to);
}

/** Whether an arrow stands where another's label is. */
function covers({ from, to }: Flag, { mean }: Narrow): boolean {
  return from < mean && mean < to;
}

function crossings(flags: readonly Flag[]): number {
  const crossed = (label: Flag) => flags.filter((arrow) => covers(label, arrow) && arrow.row <= label.row).length;
  return flags.reduce((sum, label) => sum + crossed(label), 0);
}
