import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseDecimal } from './parse-decimal.ts';

test('parseDecimal reads back every finite number and nothing else', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (x) =>
      Object.is(parseDecimal(String(x)), Object.is(x, -0) ? 0 : x),
    ),
  );
  for (const text of ['', ' ', '.', 'e5', '1e', '1e+', '1,5', '1_000', '--1', '1e999', 'Infinity', '٣']) {
    expect(parseDecimal(text)).toBeUndefined();
  }
});
