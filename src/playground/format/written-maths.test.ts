import { expect, test } from 'vitest';
import { writtenMaths } from './written-maths.ts';

test.each([
  ['an entropy', 'an entropy'],
  ['$-\\log_2 P(y)$ of a word', '−log₂ P(y) of a word'],
  ['$H(P, \\hat P)$', 'H(P, P̂)'],
  ['$\\ln N$, $\\log 10$ and $\\log\\Delta$', 'ln N, log 10 and log Δ'],
  ['$\\sigma^2 J/2$', 'σ² J/2'],
  ['$\\operatorname{sd}(-\\log P(y))/\\sqrt{n}$', 'sd(−log P(y))/√n'],
  ['$1/(1-\\frac{1}{2\\lambda})$', '1/(1−1/(2λ))'],
  ['$-\\tfrac{d}{2}\\ln(1-\\rho^2)$', '−d/2 ln(1−ρ²)'],
  ['$h(y) - d\\log(\\sigma\\sqrt{2\\pi e})$', 'h(y) − d log(σ√(2πe))'],
  ['$\\mathbb{E}\\,f(x)$', 'E f(x)'],
  ['$10^{-3}$ and $x^{2n}$', '10⁻³ and x^2n'],
])('%s is written %s', (prose, text) => {
  expect(writtenMaths(prose)).toBe(text);
});
