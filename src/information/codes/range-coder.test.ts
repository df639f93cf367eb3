import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Categorical } from '../../distributions/categorical.ts';
import { STREAM, uniform } from '../random.ts';
import { Frequencies } from './frequencies.ts';
import { RangeDecoder, RangeEncoder } from './range-coder.ts';

function encode(symbols: readonly number[], frequencies: Frequencies): Uint8Array {
  const encoder = new RangeEncoder();
  for (const symbol of symbols) encoder.encode(symbol, frequencies);
  const promised = encoder.bits;
  const bytes = encoder.finish();
  expect(promised).toBe(8 * bytes.length);
  return bytes;
}

function decode(bytes: Uint8Array, n: number, frequencies: Frequencies): number[] {
  const decoder = new RangeDecoder(bytes);
  return Array.from({ length: n }, () => decoder.decode(frequencies));
}

function draw(p: readonly number[], n: number): number[] {
  const table = new Categorical(p);
  return Array.from({ length: n }, (_, i) => table.outcomeAt(uniform(3, STREAM.sample, 0, i)));
}

const normalised = (values: readonly number[]) => values.map((value) => value / values.reduce((a, b) => a + b, 0));

describe('frequencies', () => {
  it('sum to 2²⁴ in shares without gaps; what can happen has one', () => {
    const sizes = fc.array(fc.oneof(fc.double({ min: 1e-300, max: 1, noNaN: true }), fc.constant(0)), {
      minLength: 1,
      maxLength: 300,
    });
    fc.assert(
      fc.property(sizes.filter((values) => values.some((value) => value > 1e-9)).map(normalised), (p) => {
        const frequencies = new Frequencies(p);
        expect(frequencies.sizes.reduce((a, b) => a + b, 0)).toBe(2 ** 24);
        p.forEach((probability, outcome) => {
          const [start, size] = [frequencies.starts[outcome], frequencies.sizes[outcome]];
          expect(size > 0).toBe(probability > 0);
          if (size === 0) return;
          expect(frequencies.outcomeAt(start)).toBe(outcome);
          expect(frequencies.outcomeAt(start + size - 1)).toBe(outcome);
        });
        expect(frequencies.starts[frequencies.likeliest] + frequencies.sizes[frequencies.likeliest]).toBe(2 ** 24);
      }),
    );
  });

  it('4,095 outcomes of next to no probability are paid for by the others', () => {
    const rare = new Array<number>(4095).fill(1e-15);
    const { sizes } = new Frequencies([...rare, 1 - 4095e-15]);
    expect(sizes[0]).toBe(1);
    expect(sizes[4095]).toBe(2 ** 24 - 4095);
  });
});

describe('the range coder', () => {
  it('reads back what it wrote, for any table and any symbols', () => {
    const message = fc.integer({ min: 1, max: 40 }).chain((m) =>
      fc.record({
        p: fc.array(fc.double({ min: 1e-12, max: 1, noNaN: true }), { minLength: m, maxLength: m }).map(normalised),
        symbols: fc.array(fc.nat(m - 1), { maxLength: 300 }),
      }),
    );
    fc.assert(
      fc.property(message, ({ p, symbols }) => {
        const frequencies = new Frequencies(p);
        expect(decode(encode(symbols, frequencies), symbols.length, frequencies)).toEqual(symbols);
      }),
    );
  });

  it('carries through a run of full bytes', () => {
    // The top share of a fine table, again and again, makes low a long run of 255; then the rarest outcome.
    const p = [2 ** -24, 1 - 2 ** -24];
    const frequencies = new Frequencies(p);
    const symbols = [0, 1, 1, 0, ...new Array<number>(50_000).fill(1), 0, 0, 1];
    expect(decode(encode(symbols, frequencies), symbols.length, frequencies)).toEqual(symbols);
    const halves = new Frequencies([0.5, 0.5]);
    for (const last of [0, 1]) {
      const ones = [...new Array<number>(1000).fill(1), last, last];
      expect(decode(encode(ones, halves), ones.length, halves)).toEqual(ones);
    }
  });

  it.each([
    ['letters of even odds', new Array<number>(256).fill(1 / 256)],
    ['a biased coin', [0.9, 0.1]],
    ['a coin that hardly ever comes up tails', [0.9999, 0.0001]],
    ['a thousand outcomes', normalised(Array.from({ length: 1000 }, (_, i) => 1 / (i + 1)))],
  ])('spends what the symbols surprise by, and no more than 1 in 10,000 besides: %s', (_, p) => {
    const symbols = draw(p, 50_000);
    const ideal = symbols.reduce((sum, symbol) => sum - Math.log2(p[symbol]), 0);
    const spent = 8 * encode(symbols, new Frequencies(p)).length;
    expect(spent).toBeGreaterThan(ideal * (1 - 1e-4) - 8);
    expect(spent).toBeLessThan(ideal * (1 + 1e-4) + 16);
  });

  it('refuses an outcome that its code has no share for', () => {
    expect(() => new RangeEncoder().encode(1, new Frequencies([1, 0]))).toThrow('An outcome cannot be coded');
  });

  it('a wrong table does not read the message', () => {
    const p = [0.7, 0.2, 0.1];
    const symbols = draw(p, 200);
    const bytes = encode(symbols, new Frequencies(p));
    expect(decode(bytes, 200, new Frequencies([0.6, 0.3, 0.1]))).not.toEqual(symbols);
  });
});
