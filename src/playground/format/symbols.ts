/** Letters of quantities that a recording spells out, as the page's formulas write them. */
const SYMBOLS: Readonly<Record<string, string>> = {
  delta: 'Δ',
  dimensions: 'd',
  epsilon: 'ε',
  gamma: 'γ',
  lambda: 'λ',
  rho: 'ρ',
  sigma: 'σ',
};

/** `rho` is ρ on the page; a name without a letter of its own is itself. */
export function symbolOf(name: string): string {
  return SYMBOLS[name] ?? name;
}
