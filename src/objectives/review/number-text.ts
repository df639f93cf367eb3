/** From the one up, and below the other, numbers are told as powers of ten, as the page does. */
const LARGE = 1e6;
const SMALL = 1e-3;

/** A number in a review's sentence, of up to six digits and with a true minus: −0.5, −1e12, ∞. */
export function numberText(value: number): string {
  if (Number.isNaN(value)) return 'not a number';
  if (Math.abs(value) === Number.POSITIVE_INFINITY) return value > 0 ? '∞' : '−∞';
  const rounded = Number(value.toPrecision(6));
  const size = Math.abs(rounded);
  const text = size !== 0 && (size >= LARGE || size < SMALL) ? rounded.toExponential() : String(rounded);
  return text.replaceAll('-', '−').replace('e+', 'e');
}
