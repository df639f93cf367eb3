import type { AxisKind } from '../state/settings.ts';

/**
 * How values lie on the chart's upright axis. `forward` gives null where an axis has no place for a value: ±∞ and NaN on
 * every axis, values ≤ 0 on a logarithmic one. The chart marks those instead of dropping them.
 */
export interface ValueScale {
  forward(value: number): number | null;
  /** Whether `forward` gives a position, found without working it out. */
  holds(value: number): boolean;
  inverse(position: number): number;
  /** Round values from `low` to `high`, about `count` of them, evenly seen. */
  ticks(low: number, high: number, count: number): number[];
}

const STEPS = [1, 2, 5];

export function valueScale(kind: AxisKind): ValueScale {
  if (kind === 'linear') {
    return { forward: finite, holds: Number.isFinite, inverse: (position) => position, ticks: linearTicks };
  }
  if (kind === 'log') {
    return {
      forward: (value) => (value > 0 && Number.isFinite(value) ? Math.log10(value) : null),
      holds: (value) => value > 0 && Number.isFinite(value),
      inverse: (position) => 10 ** position,
      ticks: (low, high, count) => spread(decades(low, high), Math.log10, count),
    };
  }
  return {
    forward: (value) => finite(Math.asinh(value)),
    holds: Number.isFinite,
    inverse: Math.sinh,
    ticks: (low, high, count) => {
      const wide = Math.asinh(high) - Math.asinh(low);
      // Within a unit or so asinh is nearly straight: round steps read better than 1, 2, 5.
      if (wide < 1.5) return linearTicks(low, high, count);
      const reach = Math.max(Math.abs(low), Math.abs(high));
      const positive = decades(0.1, reach);
      const all = [...positive.map((value) => -value).reverse(), 0, ...positive];
      const seen = all.filter((value) => value >= low && value <= high);
      // Within a decade 1, 2, 5 may be all there are: round steps then.
      return spread(seen.length > 3 ? seen : linearTicks(low, high, count), Math.asinh, count);
    },
  };
}

function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}

function linearTicks(low: number, high: number, count: number): number[] {
  const rough = (high - low) / Math.max(1, count);
  if (!(rough > 0)) return [low];
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * ([1, 2, 5, 10].find((multiple) => multiple * power >= rough) ?? 10);
  const ticks: number[] = [];
  for (let index = Math.ceil(low / step); index * step <= high; index++)
    ticks.push(Number((index * step).toPrecision(12)));
  // One number says nothing of how far it is to the next.
  return ticks.length < 2 && count < 16 ? linearTicks(low, high, 2 * count) : ticks;
}

function decades(low: number, high: number): number[] {
  const ticks: number[] = [];
  for (let exponent = Math.floor(Math.log10(low)); 10 ** exponent <= high; exponent++) {
    for (const step of STEPS) {
      const value = Number(`${step}e${exponent}`);
      if (value >= low && value <= high) ticks.push(value);
    }
  }
  return ticks;
}

/** Leaves out ticks that would crowd: 0 and powers of ten are kept first. */
function spread(ticks: number[], forward: (value: number) => number, count: number): number[] {
  if (ticks.length <= 1) return ticks;
  const gap = (forward(ticks[ticks.length - 1]) - forward(ticks[0])) / Math.max(1, count);
  const rank = (value: number) => (value === 0 ? 0 : Math.log10(Math.abs(value)) % 1 === 0 ? 1 : 2);
  const kept: number[] = [];
  for (const tick of [...ticks].sort((a, b) => rank(a) - rank(b))) {
    if (kept.every((other) => Math.abs(forward(other) - forward(tick)) >= gap * 0.8)) kept.push(tick);
  }
  return kept.sort((a, b) => a - b);
}
