/** More are no longer told apart, and SVG has no patience for them. */
export const MOST_DRAWN = 1000;

const chosen = new WeakMap<readonly (readonly number[])[], readonly (readonly number[])[]>();

/**
 * The rows that a panel draws one by one: all, or evenly so many of them, with those that hold a column's least and greatest
 * number, so that axes fit all rows and an outlier is seen. Worked out once for rows that do not change.
 */
export function drawnRows(rows: readonly (readonly number[])[]): readonly (readonly number[])[] {
  if (rows.length <= MOST_DRAWN) return rows;
  let drawn = chosen.get(rows);
  if (!drawn) {
    drawn = choose(rows);
    chosen.set(rows, drawn);
  }
  return drawn;
}

function choose(rows: readonly (readonly number[])[]): readonly (readonly number[])[] {
  const every = Math.ceil(rows.length / MOST_DRAWN);
  const outermost = new Set<number>();
  for (let column = 0; column < rows[0].length; column++) {
    let [least, most] = [0, 0];
    for (let index = 1; index < rows.length; index++) {
      if (rows[index][column] < rows[least][column]) least = index;
      if (rows[index][column] > rows[most][column]) most = index;
    }
    outermost.add(least).add(most);
  }
  return rows.filter((_, index) => index % every === 0 || outermost.has(index));
}

/** Half a pixel: marks that are nearer to one another are one mark. */
const NEAREST = 0.5;

/** Where the marks of a rug stand, in pixels: of many values each place once, which looks the same. */
export function rugPlaces(values: readonly number[], scale: (value: number) => number): number[] {
  if (values.length <= MOST_DRAWN) return values.map(scale);
  const taken = new Map<number, number>();
  for (const value of values) {
    const at = scale(value);
    const place = Math.round(at / NEAREST);
    if (!taken.has(place)) taken.set(place, at);
  }
  return [...taken.values()];
}
