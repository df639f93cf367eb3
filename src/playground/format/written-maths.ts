/** Commands of TeX that are one sign. */
const SIGNS: Readonly<Record<string, string>> = {
  alpha: 'α',
  beta: 'β',
  gamma: 'γ',
  delta: 'δ',
  varepsilon: 'ε',
  epsilon: 'ε',
  theta: 'θ',
  lambda: 'λ',
  mu: 'μ',
  pi: 'π',
  rho: 'ρ',
  sigma: 'σ',
  tau: 'τ',
  phi: 'φ',
  Delta: 'Δ',
  Sigma: 'Σ',
  sum: '∑',
  int: '∫',
  infty: '∞',
  ge: '≥',
  geq: '≥',
  le: '≤',
  leq: '≤',
  ne: '≠',
  approx: '≈',
  pm: '±',
  times: '×',
  cdot: '·',
  to: '→',
  mid: '|',
  '%': '%',
  ',': ' ',
  ';': ' ',
  ' ': ' ',
  quad: ' ',
};

const RAISED = '⁰¹²³⁴⁵⁶⁷⁸⁹';
const LOWERED = '₀₁₂₃₄₅₆₇₈₉';
const GROUP = String.raw`\{((?:[^{}]|\{[^{}]*\})*)\}`;

/**
 * Prose in which `$…$` is TeX, as a line of text for a file that no typesetting can reach: `$-\log_2 \hat P(y)$` is −log₂ P̂(y).
 * Layout that a line has not, such as a raised word, stays as TeX marks it.
 */
export function writtenMaths(prose: string): string {
  return prose.replace(/\$([^$]*)\$/g, (_, tex: string) => writtenTex(tex));
}

/** One formula's TeX as a line of text. */
export function writtenTex(tex: string): string {
  return tex
    .replace(
      new RegExp(String.raw`\\[dt]?frac${GROUP}${GROUP}`, 'g'),
      (_, over, under) => `${part(over)}/${part(under)}`,
    )
    .replace(new RegExp(String.raw`\\sqrt${GROUP}`, 'g'), (_, under) => `√${part(under)}`)
    .replace(new RegExp(String.raw`\\(?:mathrm|mathbb|operatorname|text|mathbf)${GROUP}`, 'g'), '$1')
    .replace(/\\hat\s*\{?(\w)\}?/g, '$1\u0302')
    .replace(/\\bar\s*\{?(\w)\}?/g, '$1\u0304')
    .replace(/\^(?:(\d)|\{(-?\d+)\})/g, (_, one, more) => inDigits(one ?? more, RAISED, '⁻'))
    .replace(/_(?:(\d)|\{(\d+)\})/g, (_, one, more) => inDigits(one ?? more, LOWERED, '₋'))
    .replace(/\\(?:left|right)\b/g, '')
    .replace(/\\([A-Za-z]+)\s*(?=([A-Za-z0-9\\])?)|\\(.)/g, written)
    .replace(/[{}]/g, '')
    .replace(/-/g, '−')
    .trim();
}

/** A named function keeps its distance from letters and digits: d ln 2, but σ². */
function written(
  _: string,
  name: string | undefined,
  letter: string | undefined,
  sign: string | undefined,
  at: number,
  whole: string,
): string {
  const command = name ?? sign ?? '';
  if (Object.hasOwn(SIGNS, command)) return SIGNS[command];
  const before = name && /[\w)]$/.test(whole.slice(0, at)) ? ' ' : '';
  return `${before}${command}${letter ? ' ' : ''}`;
}

/** What is more than one number or letter stands in parentheses. */
function part(tex: string): string {
  return /^(?:[\d.]+|\\?[A-Za-z]|\\[A-Za-z]+)$/.test(tex) ? tex : `(${tex})`;
}

function inDigits(digits: string, signs: string, minus: string): string {
  return [...digits].map((digit) => (digit === '-' ? minus : signs[Number(digit)])).join('');
}
