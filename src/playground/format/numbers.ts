import { superscript } from '../../experiment/superscript.ts';

/**
 * A measured number as the whole page writes it: whole numbers plain, else three decimals from 1 up, four significant digits below, powers of ten
 * beyond [1e-3, 1e6); a true minus; ∞ and NaN as such.
 */
export function formatNumber(value: number): string {
  if (Number.isNaN(value)) return 'NaN';
  if (!Number.isFinite(value)) return value > 0 ? '∞' : '−∞';
  if (value === 0) return '0';
  const size = Math.abs(value);
  if (Number.isInteger(value) && size < 1e6) return formatCount(value);
  if (size < 1e-3 || size >= 1e6) return withPower(value, 1);
  if (size < 1) return minus(value.toPrecision(4));
  if (size < 1000) return minus(value.toFixed(3));
  return minus(value.toLocaleString('en', { maximumFractionDigits: 1 }));
}

/** A setting or an axis tick: as few digits as say it exactly, up to `digits` significant ones. */
export function formatShort(value: number, digits = 4): string {
  if (!Number.isFinite(value) || value === 0) return formatNumber(value);
  const size = Math.abs(value);
  if (size < 1e-3 || size >= 1e6) return withPower(value, digits - 1).replace(/\.?0+(?=×)/, '');
  const rounded = Number(value.toPrecision(digits));
  return minus(size >= 1e4 ? rounded.toLocaleString('en') : String(rounded));
}

/** The number at a tick: a power of ten without its 1×. */
export function formatTick(value: number): string {
  return formatShort(value).replace(/^(−?)1×/, '$1');
}

/** What a number was measured at: counts in full, as nobody draws 2.097×10⁶ samples; else as short as a setting. */
export function formatPlace(value: number): string {
  return Number.isInteger(value) ? formatCount(value) : formatShort(value);
}

/** A count: 12,400. */
export function formatCount(value: number): string {
  return minus(value.toLocaleString('en', { maximumFractionDigits: 0 }));
}

function withPower(value: number, decimals: number): string {
  const [mantissa, exponent] = value.toExponential(decimals).split('e');
  return `${minus(mantissa)}×10${superscript(Number(exponent))}`;
}

function minus(text: string): string {
  return text.replace('-', '−');
}
