/** A decimal number written out in full: "0.5", "-3", "1e-8". Undefined for "", "1e", "0x10", "NaN" and "Infinity". */
export function parseDecimal(text: string): number | undefined {
  if (!/^\s*[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?\s*$/i.test(text)) return undefined;
  const value = Number(text);
  return Number.isFinite(value) ? value : undefined;
}
