/** Where a point lies in its panel, in pixels. */
export type Place = readonly [left: number, top: number];

/** The place nearest to `at`, of those within `reach` pixels. Of several at one place the last, which is drawn on top. */
export function nearestPlace(places: readonly Place[], at: Place, reach: number): number | null {
  let [nearest, least]: [number | null, number] = [null, reach];
  places.forEach(([left, top], index) => {
    const distance = Math.hypot(left - at[0], top - at[1]);
    if (distance <= least) [nearest, least] = [index, distance];
  });
  return nearest;
}

/** As many digits as a pixel of so many units can tell: 3.14159 on pixels of 0.02 is 3.14. */
export function roundToPixel(value: number, pixel: number): number {
  const step = 10 ** Math.floor(Math.log10(pixel));
  return Number((Math.round(value / step) * step).toPrecision(12));
}
