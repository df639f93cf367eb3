import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hash4, integerBelow, integerFromWord, normal, STREAM, Stream, uniform, uniformFromWord } from './random.ts';

/** pcg4d transcribed from the paper's listing in BigInt arithmetic modulo 2³²: the oracle. */
function pcg4d(key: readonly number[]): number[] {
  const M = (1n << 32n) - 1n;
  const v = key.map((k) => (BigInt(k) * 1664525n + 1013904223n) & M);
  const mix = () => {
    v[0] = (v[0] + v[1] * v[3]) & M;
    v[1] = (v[1] + v[2] * v[0]) & M;
    v[2] = (v[2] + v[0] * v[1]) & M;
    v[3] = (v[3] + v[1] * v[2]) & M;
  };
  mix();
  for (let i = 0; i < 4; i++) v[i] ^= v[i] >> 16n;
  mix();
  return v.map(Number);
}

const word = fc.integer({ min: 0, max: 0xffffffff });
const N = 1 << 16;

describe('hash4', () => {
  it('is pcg4d, bit for bit', () => {
    fc.assert(
      fc.property(fc.tuple(word, word, word, word), (key) => {
        expect([...hash4(...key, new Uint32Array(4))]).toEqual(pcg4d(key));
      }),
      { numRuns: 500 },
    );
  });

  it('keeps its recorded words: changing them would change every recording', () => {
    expect([...hash4(0, 0, 0, 0, new Uint32Array(4))]).toEqual(pcg4d([0, 0, 0, 0]));
    expect([...hash4(1, 2, 3, 4, new Uint32Array(4))]).toEqual([908250390, 4044648920, 3775961919, 45698095]);
  });

  it('avalanches: flipping one bit of any key word flips close to half of the bits of every output word', () => {
    const a = new Uint32Array(4);
    const b = new Uint32Array(4);
    for (let part = 0; part < 4; part++) {
      const flips = [0, 0, 0, 0];
      const keys = 2000;
      for (let k = 0; k < keys; k++) {
        const key = [7, STREAM.sample, k % 50, k] as [number, number, number, number];
        hash4(...key, a);
        key[part] ^= 1 << (k % 8);
        hash4(...key, b);
        for (let i = 0; i < 4; i++) flips[i] += popCount(a[i] ^ b[i]);
      }
      for (const f of flips) expect(Math.abs(f / keys / 32 - 0.5)).toBeLessThan(0.03);
    }
  });
});

describe('uniform', () => {
  it('stays in the open interval, exactly representable in float32', () => {
    expect(uniformFromWord(0)).toBe(2 ** -24);
    expect(uniformFromWord(0xffffffff)).toBe(1 - 2 ** -24);
    fc.assert(fc.property(word, (w) => Math.fround(uniformFromWord(w)) === uniformFromWord(w)));
  });

  const walks: [string, (i: number) => number][] = [
    ['index', (i) => uniform(1, STREAM.sample, 0, i)],
    ['replica', (i) => uniform(1, STREAM.sample, i, 0)],
    ['seed', (i) => uniform(i, STREAM.sample, 0, 0)],
    ['index and replica', (i) => uniform(1, STREAM.initialise, i >>> 8, i & 255)],
  ];
  it.each(walks)('is equidistributed along %s: χ² of 256 bins within 5 standard deviations', (_, draw) => {
    const bins = new Float64Array(256);
    for (let i = 0; i < N; i++) bins[Math.floor(draw(i) * 256)]++;
    const chi2 = bins.reduce((sum, b) => sum + (b - N / 256) ** 2 / (N / 256), 0);
    expect(Math.abs(chi2 - 255)).toBeLessThan(5 * Math.sqrt(2 * 255));
  });

  it.each(walks)('neighbouring keys along %s are independent: χ² of 16 × 16 cells of successive pairs', (_, draw) => {
    const cells = new Float64Array(256);
    for (let i = 0; i < N; i++) cells[Math.floor(draw(2 * i) * 16) * 16 + Math.floor(draw(2 * i + 1) * 16)]++;
    const chi2 = cells.reduce((sum, c) => sum + (c - N / 256) ** 2 / (N / 256), 0);
    expect(Math.abs(chi2 - 255)).toBeLessThan(5 * Math.sqrt(2 * 255));
  });

  it('streams are uncorrelated', () => {
    let product = 0;
    for (let i = 0; i < N; i++) {
      product += (uniform(3, STREAM.initialise, 0, i) - 0.5) * (uniform(3, STREAM.minibatch, 0, i) - 0.5);
    }
    expect(Math.abs((12 * product) / N)).toBeLessThan(5 / Math.sqrt(N));
  });
});

describe('normal', () => {
  it('has the moments 0, 1, 0, 3 within 5 standard errors', () => {
    const sums = [0, 0, 0, 0];
    for (let i = 0; i < N; i++) {
      const z = normal(11, STREAM.sample, 2, i);
      for (let m = 0; m < 4; m++) sums[m] += z ** (m + 1);
    }
    const standardErrors = [1, 2, 15, 96].map((variance) => Math.sqrt(variance / N));
    for (const [m, expected] of [0, 1, 0, 3].entries()) {
      expect(Math.abs(sums[m] / N - expected)).toBeLessThan(5 * standardErrors[m]);
    }
  });
});

describe('integerBelow', () => {
  it('is ⌊word·n/2³²⌋ exactly', () => {
    fc.assert(
      fc.property(word, fc.integer({ min: 1, max: 2 ** 32 }), (w, n) => {
        expect(integerFromWord(w, n)).toBe(Number((BigInt(w) * BigInt(n)) >> 32n));
      }),
    );
  });

  it('covers 0 … n−1 evenly', () => {
    const counts = new Float64Array(7);
    for (let i = 0; i < 70000; i++) counts[integerBelow(7, 5, STREAM.minibatch, 0, i)]++;
    const chi2 = counts.reduce((sum, c) => sum + (c - 10000) ** 2 / 10000, 0);
    expect(chi2).toBeLessThan(30); // χ² with 6 degrees of freedom: P(> 30) = 4e-5
  });

  it.each([0, -1, 1.5, Number.NaN, 2 ** 33])('refuses n = %s', (n) => {
    expect(() => integerFromWord(1, n)).toThrow(/number of choices; got .*; expected an integer from 1 to 2\^32/);
  });
});

describe('Stream', () => {
  it('draws the keyed values in order, and resumes at an index', () => {
    const stream = new Stream(9, STREAM.split, 4);
    const drawn = [stream.uniform(), stream.normal(), stream.integer(10)];
    expect(drawn).toEqual([
      uniform(9, STREAM.split, 4, 0),
      normal(9, STREAM.split, 4, 1),
      integerBelow(10, 9, STREAM.split, 4, 2),
    ]);
    expect(new Stream(9, STREAM.split, 4, 2).integer(10)).toBe(drawn[2]);
  });
});

function popCount(x: number): number {
  let count = 0;
  for (let bits = x >>> 0; bits !== 0; bits = (bits & (bits - 1)) >>> 0) count++;
  return count;
}
