/** Of so many cells a share that seems to jump is no formula's doing, but rounding's. */
const ROUNDING_SHARE = 0.15;
const HALVINGS = 45;
/** What is left of a rise at a jump; of a slope's own, half is gone with each halving. */
const UNEXPLAINED = 0.1;

/**
 * Where a function jumps: an interval whose ends differ much more than its own slope explains, halved until it is a point. All
 * intervals are halved at once, since a program runs over many places as fast as over one.
 */
export function breaksOf(edges: readonly number[], f: (at: readonly number[]) => Float64Array): number[] {
  const values = f(edges);
  const largest = values.reduce((most, value) => (Number.isFinite(value) ? Math.max(most, Math.abs(value)) : most), 0);
  const least = 1e-6 * Math.min(1, largest);
  const cells = edges.slice(1).map((high, cell) => ({
    low: { at: edges[cell], value: values[cell] },
    high: { at: high, value: values[cell + 1] },
    rise: Math.abs(values[cell + 1] - values[cell]),
  }));
  let risen = cells.filter(({ rise }) => rise > least && Number.isFinite(rise));
  for (let halving = 0; halving < HALVINGS; halving++) {
    const between = f(risen.map(({ low, high }) => (low.at + high.at) / 2));
    risen.forEach((cell, index) => {
      const middle = { at: (cell.low.at + cell.high.at) / 2, value: between[index] };
      if (Math.abs(middle.value - cell.low.value) > Math.abs(cell.high.value - middle.value)) cell.high = middle;
      else cell.low = middle;
    });
    risen = risen.filter(({ low, high, rise }) => {
      const left = Math.abs(high.value - low.value);
      const rounding = 1e-9 * Math.max(Math.abs(high.value), Math.abs(low.value));
      return Number.isFinite(left) && left > UNEXPLAINED * rise && left > least && left > rounding;
    });
  }
  if (risen.length > ROUNDING_SHARE * cells.length) return [];
  return risen.map(({ low, high }) => (low.at + high.at) / 2);
}
