import { grownFrom } from './grown-from.ts';

/**
 * A debiased exponential moving average over about `records` records: the weight of a value falls by the factor
 * w = 1 − 1/records with each later one, and the weights sum to one from the first record on (Kingma and Ba, Adam, 2015, §3),
 * so that it begins where the curve does. It has no value (NaN) at a NaN or ±∞, and begins anew after it.
 */
export function smoothed(values: readonly number[], records: number): readonly number[] {
  const keep = 1 - 1 / records;
  const lengths = grownFrom<number>(values, values.length, 'finite so far', (record, soFar) =>
    Number.isFinite(values[record]) ? (record > 0 ? soFar[record - 1] : 0) + 1 : 0,
  );
  return grownFrom<number>(values, values.length, `smoothed over ${records}`, (record, soFar) => {
    const length = lengths[record];
    if (length === 0) return Number.NaN;
    if (length === 1) return values[record];
    const last = soFar[record - 1];
    return last + ((values[record] - last) * (1 - keep)) / (1 - keep ** length);
  });
}
