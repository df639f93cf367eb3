import { log } from './log';
import { spread } from './pair';

const ONE: usize = memory.data<f64>([1]);

/**
 * ln(1 + x) of two numbers: ln u + (x − (u − 1))/u for u = 1 + x as rounded, which gives back what the rounding took. Source:
 * HP-15C Advanced Functions Handbook (1982), as in FreeBSD's msun.
 */
@inline
export function log1p(x: v128): v128 {
  const u = f64x2.add(x, spread(ONE));
  // Of 1 and x, the larger is taken away first: that difference is exact.
  const lost = v128.bitselect(
    f64x2.sub(spread(ONE), f64x2.sub(u, x)),
    f64x2.sub(x, f64x2.sub(u, spread(ONE))),
    f64x2.ge(x, spread(ONE)),
  );
  const correction = f64x2.div(lost, u);
  // ∞ − ∞ at ∞, 0/0 at −1: there is nothing to correct. And −0 is its own logarithm, like every subnormal number.
  const finite = f64x2.lt(f64x2.abs(correction), spread(ONE));
  const result = f64x2.add(log(u), v128.and(correction, finite));
  return v128.bitselect(x, result, f64x2.eq(u, spread(ONE)));
}
