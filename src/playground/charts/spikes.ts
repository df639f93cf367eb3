/** A component that is drawn as an arrow: where it stands, and its scale (0: below float64). */
export interface Narrow {
  mean: number;
  scale: number;
}

/**
 * An arrow with its label: on which side of it, and in which row of text from the top. The arrow ends beside its label, or
 * below one that stands above it, where it has room on neither side; an arrow without (`labelled` is false) ends where no
 * label is in its way.
 */
export interface Spike extends Narrow {
  side: 'left' | 'right' | 'above';
  row: number;
  labelled: boolean;
  /** Where its label begins and ends, units of y. */
  from: number;
  to: number;
}

type Flag = Omit<Spike, 'labelled'>;

/** How many labels there may be, and in how many rows. */
export interface SpikeLimits {
  labels: number;
  rows: number;
}

/**
 * The narrowest arrows get a label of length `room` (units of y) inside `domain`, as many as the limits let. A label hangs from its
 * arrow's tip as a flag does: shorter arrows may stand below it, and none of the others crosses it, where there is such an
 * order of heights. The narrowest are the highest, unless another order has fewer crossings.
 */
export function placeSpikes(
  narrow: readonly Narrow[],
  room: number,
  domain: readonly [number, number],
  limits: SpikeLimits,
): Spike[] {
  for (let labels = limits.labels; ; labels--) {
    const spikes = placeLabels(narrow, room, domain, { ...limits, labels });
    if (labels <= 1 || labelRows(spikes) <= limits.rows) return spikes;
  }
}

/** In how many rows from the top there are labels. */
export function labelRows(spikes: readonly Spike[]): number {
  return Math.max(0, ...spikes.map(({ labelled, row }) => (labelled ? row + 1 : 0)));
}

function placeLabels(
  narrow: readonly Narrow[],
  room: number,
  domain: readonly [number, number],
  { labels, rows }: SpikeLimits,
): Spike[] {
  const byScale = narrow.toSorted((a, b) => a.scale - b.scale);
  const [told, untold] = [byScale.slice(0, labels), byScale.slice(labels)];
  const orders = [told, ...inwards(told, room, domain)];
  const tries = orders.map((order) => hoist(order, room, domain, rows));
  const best = tries.reduce((least, next) => (crossings(next) < crossings(least) ? next : least));
  return [
    ...best.toSorted((a, b) => a.scale - b.scale).map((flag): Spike => ({ ...flag, labelled: true })),
    ...untold.map(({ mean, scale }): Spike => {
      const above = best.filter(({ from, to }) => from <= mean && mean <= to).map(({ row }) => row + 1);
      return { mean, scale, side: 'right', row: Math.max(0, ...above), labelled: false, from: mean, to: mean };
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
function hoist(order: readonly Narrow[], room: number, domain: readonly [number, number], rows: number): Flag[] {
  const flags: Flag[] = [];
  for (const spike of order) {
    const [beside, above] = [besideOf(spike, room, domain), aboveOf(spike, room, domain)];
    const clearOf = (places: readonly Flag[]) =>
      places.flatMap((place) => clearRow(place, flags, rows) ?? []).toSorted((a, b) => a.row - b.row);
    flags.push(clearOf(beside)[0] ?? clearOf(above)[0] ?? freeRow(beside.length ? beside : above, flags));
  }
  return flags;
}

/** The sides on which a label fits; right is usual. */
function besideOf({ mean, scale }: Narrow, room: number, [low, high]: readonly [number, number]): Flag[] {
  const right: Flag = { mean, scale, side: 'right', row: 0, from: mean, to: mean + room };
  const left: Flag = { mean, scale, side: 'left', row: 0, from: mean - room, to: mean };
  return [right, left].filter(({ from, to }) => from >= low && to <= high);
}

/** Above the arrow: centred, or to either side, as far as the edges let. */
function aboveOf({ mean, scale }: Narrow, room: number, [low, high]: readonly [number, number]): Flag[] {
  return [mean - room / 2, mean - room, mean].map((wanted) => {
    const from = Math.max(low, Math.min(high - room, wanted));
    return { mean, scale, side: 'above', row: 0, from, to: from + room };
  });
}

/** In the highest row in which it crosses no arrow, and no label crosses its own; null where there is none. */
function clearRow(flag: Flag, others: readonly Flag[], rows: number): Flag | null {
  const above = others.filter((other) => covers(other, flag)).map(({ row }) => row + 1);
  const below = others.filter((other) => covers(flag, other)).map(({ row }) => row - 1);
  const last = Math.min(rows - 1, ...below);
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
  const crossed = (label: Flag) =>
    flags.filter((arrow) => arrow !== label && covers(label, arrow) && arrow.row <= label.row).length;
  return flags.reduce((sum, label) => sum + crossed(label), 0);
}
